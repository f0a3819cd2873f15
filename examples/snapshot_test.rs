//! A test that holds a map still: when a verdict changes, or the way a claim is argued for, the test fails and
//! shows the lines that differ. Copy it into `tests/` of your own crate, with `insta` under `dev-dependencies`.
//!
//! `cargo run --example snapshot_test` prints what the snapshot holds. After a change that is meant,
//! `cargo insta review` takes the new text over.

use elenchus::{ArgumentMap, Error, Semantics};

fn main() -> Result<(), Error> {
    print!("{}", snapshot("claims/sunday-library.yaml")?);
    Ok(())
}

/// The map's outline, which names the verdict on each claim.
fn snapshot(path: &str) -> Result<String, Error> {
    let map = ArgumentMap::load(path)?;
    Ok(map.outline(&map.verdicts(Semantics::Grounded)))
}

#[test]
fn the_case_for_sundays_is_as_it_was() {
    insta::assert_snapshot!(snapshot("claims/sunday-library.yaml").unwrap(), @r#"
    Should the town library open on Sundays?

    open-sundays (contested): The library should use its six new hours on Sunday afternoons.
      + for-families
        families-want-sunday (accepted): Most readers with children would come on Sunday afternoons.
        saturday-is-full (accepted): On Saturdays there is no room left for families.
      + weak
        square-is-empty (accepted): A library that is open on Sundays would bring life to an empty square.
      - unless undercut
        sunday-pay (accepted): Sunday hours cost half as much again in wages.
        × volunteers-at-the-desk (accepted): Volunteers have offered to run the desk on Sundays, so that one librarian is enough.

    conflicts
      open-sundays × open-evenings

    open-evenings (contested): The library should use its six new hours on weekday evenings.
      + for-students
        students-want-evenings (accepted): Most students would come on weekday evenings.
        reading-room-is-full (accepted): In the early evening the reading room has no free seat.
          + seats-counted (accepted, strong): On four evenings out of five every seat is taken by half past six.
      - unless undercut
        empty-after-eight (accepted, strong): In last year's trial the rooms were empty after eight.
        × trial-ran-in-summer (accepted): The trial ran in the holidays, when the students were away.
    "#);
}
