//! What the conclusion of a real map hangs on, and what would change it.

use elenchus::{
    ArgumentMap, Strength,
    explain::{Change, Evaluation},
    semantics::Budget,
};

#[test]
fn what_the_conclusion_of_the_essay_hangs_on() {
    let map = ArgumentMap::load("claims/south-caucasus").unwrap();
    let mut evaluation = Evaluation::new(&map);
    let claim = |id: &str| map.find(id).unwrap();
    let pairs = evaluation.cruxes(claim("deal-now"), 2, &Budget::unlimited());
    insta::assert_snapshot!("article.cruxes", pairs.to_string());
    let rescue = evaluation.rescue(claim("wait"), 2, &Budget::unlimited());
    insta::assert_snapshot!("article.rescue", rescue.to_string());
    // A settlement over Ukraine that frees Russia's hands, and lets it take the region back.
    let settlement =
        ["russia-distracted", "russia-lost-grip"].map(|id| Change::Object(claim(id), Strength::Strong));
    let answer = evaluation.what_if(&settlement).unwrap();
    insta::assert_snapshot!("article.settlement", answer.to_string());
}
