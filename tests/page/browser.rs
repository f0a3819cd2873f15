//! What a real browser makes of the page: scripts/page-check.mjs drives it.

use std::{path::Path, process::Command};

use elenchus::{
    ArgumentMap, Format, Semantics,
    explain::{Change, Element},
    formats::write,
    map::{Claim, ClaimBuilder, ClaimId, Selection},
};

use crate::{claims, file, hostile, large, missing, page_of};

#[test]
fn a_browser_opens_folds_searches_and_judges() {
    let Some(modules) = std::env::var_os("ELENCHUS_BROWSER_MODULES") else { return missing("a browser") };
    let article = claims("south-caucasus");
    let library = claims("sunday-library.yaml");
    // Of all claims that can be withdrawn, that which changes the most.
    let without = |(id, _)| Some((id, library.what_if(&[Change::Withdraw(Element::Assertion(id))]).ok()?));
    let withdrawn = library.claims().filter_map(without).max_by_key(|(_, what_if)| what_if.changed().len());
    let (withdrawn, expected) = withdrawn.unwrap();
    let hangs_on = |(_, claim): &(ClaimId, &Claim)| {
        let withdrawn = library.what_if(&[Change::Withdraw(library.element(claim.id()).unwrap())]);
        claim.id() != "open-sundays"
            && withdrawn.is_ok_and(|changed| changed.verdict("open-sundays").is_some())
    };
    let cruxes: Vec<&str> = library.claims().filter(hangs_on).map(|(_, claim)| claim.id()).collect();
    assert!(cruxes.len() > 1);
    let verdicts = library.verdicts(Semantics::Grounded);
    assert!(expected.changed().len() > 2);
    let task = serde_json::json!({
        "article": file("south-caucasus.html", &page_of(&article)),
        "part": file("part.html", &part(&article)),
        "library": file("sunday-library.html", &page_of(&library)),
        "empty": file("empty.html", &page_of(&ArgumentMap::parse("claims: {}").unwrap())),
        "hostile": file("hostile.html", &page_of(&hostile())),
        "large": file("large.html", &page_of(&large(2_000))),
        "preferred": preferred(&library).map(|page| file("preferred.html", &page)),
        "wide": file("wide.html", &page_of(&wide())),
        "switch": library.claim(withdrawn).id(),
        "cruxes": cruxes,
        "expected": expected,
        "before": verdicts.iter().map(|(id, verdict)| (id, verdict.name())).collect::<std::collections::BTreeMap<_, _>>(),
        "shots": Path::new(env!("CARGO_TARGET_TMPDIR")).join("page"),
    });
    let path = file("browser.json", &task.to_string());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/page-check.mjs");
    let output =
        Command::new("node").arg(script).arg(path).env("ELENCHUS_BROWSER_MODULES", modules).output().unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    println!("{said}");
}

/// A map in which a thousand objections are made to one claim.
fn wide() -> ArgumentMap {
    let mut builder = ArgumentMap::builder().conclusion("top");
    let mut top = ClaimBuilder::new("top", "Much is said against this.");
    for number in 0..1_000 {
        top = top.despite([format!("c{number}")]);
        builder = builder.claim(ClaimBuilder::new(format!("c{number}"), format!("Objection {number}.")));
    }
    builder.claim(top).build().unwrap()
}

/// The page of a map by a semantics that needs a solver, where there is one.
#[cfg(feature = "sat")]
fn preferred(map: &ArgumentMap) -> Option<String> {
    use elenchus::{
        Format,
        semantics::{Attitude, Budget},
    };
    let verdicts = map.judge(Semantics::Preferred, Attitude::Sceptical, Budget::unlimited()).unwrap();
    Some(map.write(Format::Html, &verdicts).unwrap())
}

#[cfg(not(feature = "sat"))]
fn preferred(_: &ArgumentMap) -> Option<String> {
    None
}

/// A page of what is near the conclusion of the article, but for what another file says.
fn part(article: &ArgumentMap) -> String {
    let focus = article.find("deal-now");
    let section = article.section(article.claim(focus.unwrap()).section()).name.clone();
    let view =
        article.select(&Selection { focus, depth: Some(1), section: Some(section), ..Selection::default() });
    assert!(view.arguments().any(|(_, argument)| view.hidden_premises(argument) > 0));
    write(Format::Html, &view, &article.verdicts(Semantics::Grounded)).unwrap()
}
