//! The maps on the page about semantics get the verdicts that the page says.

use elenchus::{ArgumentMap, Semantics};

#[test]
fn the_page_is_right() {
    let page = include_str!("../../docs/SEMANTICS.md");
    let maps: Vec<&str> =
        page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(maps.len() >= 4);
    for text in maps {
        let map = ArgumentMap::parse(text).expect(text);
        let verdicts = map.verdicts(Semantics::Grounded);
        for (id, claim) in map.claims() {
            let expected = claim.authored().expect.as_ref().expect("every claim expects a verdict");
            assert_eq!(verdicts[id], expected.value, "{} in\n{text}", claim.id());
        }
    }
}
