//! What there is in a map is in its picture, and in its box.

use std::num::NonZeroU32;

use elenchus::{
    ArgumentMap, Format, Semantics,
    explain::diff,
    formats::{self, svg::Options, write_difference},
    layout::{Direction, Font},
    map::{ClaimBuilder, Selection},
};

use super::read::{
    CLAIMS, Document, claim, has_class, load, number, of_class, picture, place, squeezed, words,
};

const TRIAL: &str = "
title: Was it the gardener?
conclusion: guilty
sources:
  report: { title: The report, author: A coroner, published: 2026-03-01, url: 'https://example.org/report?a=1&b=2' }
  letter: { title: A letter }
claims:
  guilty:
    text: The gardener did it.
    because:
      - { id: motive, premises: [debts, will], scheme: motive }
      - { premises: [seen], strength: weak, unless: fog }
    despite: [alibi]
  debts: { text: He had debts., from: { source: letter, quote: I owe, page: 3 }, strength: strong }
  will: { text: He stood in the will., standing: established, section: The will }
  seen: { text: He was seen., from: { source: report, paragraph: 2 } }
  fog: { text: There was fog., unless: [clear], section: The night }
  clear: { text: The night was clear., section: The night }
  alibi: { text: He was at the inn., despite: [closed], section: The night }
  closed: { text: The inn was closed., because: [{ premises: [sign], strict: true }], section: The night }
  sign: The sign says so.
  cook: { text: The cook did it., because: [knife] }
  knife: { text: The knife was hers., standing: open }
  left: { text: She is left-handed., despite: [right] }
  right: { text: She is right-handed., despite: [left] }
conflicts: [[guilty, cook], [debts, fog, knife]]
";

fn trial() -> ArgumentMap {
    ArgumentMap::parse(TRIAL).unwrap()
}

#[test]
fn every_claim_has_a_box_with_its_sentence_and_verdict() {
    for map in CLAIMS.map(load).into_iter().chain([trial()]) {
        let verdicts = map.verdicts(Semantics::Grounded);
        let svg = picture(&map);
        let svg = Document::parse(&svg).unwrap();
        assert_eq!(of_class(&svg, "claim").len(), map.claims().len());
        for (id, expected) in map.claims() {
            let shown = claim(&svg, expected.id());
            assert_eq!(shown.attribute("id"), Some(&*format!("c-{}", expected.id())));
            assert!(has_class(&shown, verdicts[id].name()), "{}", expected.id());
            assert_eq!(has_class(&shown, "conclusion"), map.conclusions().any(|it| it == id));
            let words = words(shown);
            assert!(words.starts_with(&squeezed(expected.text())), "{words}");
            assert!(words.contains(verdicts[id].name()), "{words}");
            let label = squeezed(shown.attribute("aria-label").unwrap());
            assert!(label.contains(&squeezed(expected.text())), "{label}");
        }
    }
}

#[test]
fn every_text_is_inside_its_box() {
    for map in CLAIMS.map(load).into_iter().chain([trial()]) {
        for direction in [Direction::LeftToRight, Direction::TopDown] {
            let mut options = Options::default();
            options.direction = direction;
            let svg = formats::write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &options);
            let svg = Document::parse(&svg).unwrap();
            let mut texts = 0;
            for group in of_class(&svg, "claim").into_iter().chain(of_class(&svg, "junction")) {
                let Some(rect) = group.children().find(|node| node.has_tag_name("rect")) else { continue };
                for text in group.descendants().filter(|node| node.has_tag_name("text")) {
                    let font = match text.attribute("class") {
                        None => Font::plain(13),
                        Some("verdict") => Font::bold(11),
                        Some(_) => Font::plain(11),
                    };
                    let (x, y) = (number(&text, "x"), number(&text, "y"));
                    let right = x + i64::from(font.width(text.text().unwrap_or_default()));
                    assert!(x >= 0 && right <= number(&rect, "width"), "{text:?}");
                    // Letters go down a fifth of their size below the line that they stand on.
                    assert!(y >= font.size.into() && y + 3 <= number(&rect, "height"), "{text:?}");
                    texts += 1;
                }
            }
            assert!(texts > 10);
        }
    }
}

#[test]
fn boxes_are_on_the_page_and_in_their_sections() {
    let map = trial();
    let svg = picture(&map);
    let svg = Document::parse(&svg).unwrap();
    let page = ["width", "height"].map(|side| number(&svg.root_element(), side));
    let frames = of_class(&svg, "section");
    assert_eq!(frames.len(), 3);
    for (_, shown) in map.claims() {
        let [x, y, wide, high] = place(&claim(&svg, shown.id()));
        assert!(x >= 0 && y >= 0 && x + wide <= page[0] && y + high <= page[1]);
        let section = &map.section(shown.section()).name;
        for frame in &frames {
            let [left, top, width, height] = place(frame);
            let inside = left <= x && top <= y && x + wide <= left + width && y + high <= top + height;
            assert_eq!(inside, frame.attribute("data-section") == Some(section), "{}", shown.id());
        }
    }
}

#[test]
fn every_line_says_what_it_is_for() {
    let map = trial();
    let svg = picture(&map);
    let svg = Document::parse(&svg).unwrap();
    let lines: Vec<String> = of_class(&svg, "link")
        .iter()
        .map(|line| {
            let of = ["data-argument", "data-assertion", "data-conflict"].map(|key| line.attribute(key));
            let ends = ["data-from", "data-to"].map(|key| line.attribute(key).unwrap());
            format!("{} -> {}: {}", ends[0], ends[1], of.into_iter().flatten().collect::<String>())
        })
        .collect();
    let expected = [
        "debts -> guilty/because/1: guilty/because/1",
        "will -> guilty/because/1: guilty/because/1",
        "guilty/because/1 -> guilty: guilty/because/1",
        "seen -> guilty/because/2: guilty/because/2",
        "fog -> guilty/because/2: guilty/because/2",
        "guilty/because/2 -> guilty: guilty/because/2",
        "alibi -> guilty: guilty/despite/1",
        "clear -> fog: fog",
        "closed -> alibi: alibi/despite/1",
        "sign -> closed: closed/because/1",
        "knife -> cook: cook/because/1",
        "right -> left: left/despite/1",
        "left -> right: right/despite/1",
        "guilty -> cook: 1",
        "debts -> debts/conflict/1: 2",
        "fog -> debts/conflict/1: 2",
        "knife -> debts/conflict/1: 2",
    ];
    assert_eq!(lines, expected);
    let junctions = of_class(&svg, "junction");
    let ids: Vec<_> = junctions.iter().filter_map(|junction| junction.attribute("id")).collect();
    assert_eq!(ids.len(), 3);
    for id in ["j-guilty/because/1", "j-guilty/because/2", "j-debts/conflict/1"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
}

#[test]
fn sources_are_links_with_their_quotes() {
    let svg = picture(&trial());
    let svg = Document::parse(&svg).unwrap();
    let links: Vec<_> = svg.descendants().filter(|node| node.has_tag_name("a")).collect();
    let [link] = links[..] else { panic!("{links:?}") };
    assert_eq!(link.attribute("href"), Some("https://example.org/report?a=1&b=2"));
    assert!(words(link).starts_with("Thereport"));
    let debts = claim(&svg, "debts");
    let titles: Vec<_> = debts.descendants().filter(|node| node.has_tag_name("title")).collect();
    assert!(titles.iter().any(|title| title.text() == Some("A letter, p. 3: “I owe”")), "{titles:?}");
    assert!(words(debts).contains("Aletter,p.3"));
}

#[test]
fn claims_are_read_from_the_conclusion_on() {
    let svg = picture(&trial());
    let svg = Document::parse(&svg).unwrap();
    let order: Vec<_> =
        of_class(&svg, "claim").iter().map(|node| node.attribute("data-claim").unwrap()).collect();
    let expected = [
        "guilty", "debts", "will", "seen", "fog", "clear", "alibi", "closed", "sign", "cook", "knife",
        "left", "right",
    ];
    assert_eq!(order, expected);
    let label = |id| claim(&svg, id).attribute("aria-label").unwrap().to_owned();
    assert_eq!(label("guilty"), "Conclusion: The gardener did it. accepted. In conflict with cook.");
    assert_eq!(label("alibi"), "He was at the inn. rejected. Against guilty.");
    assert_eq!(
        label("fog"),
        "There was fog. rejected. Undercuts an argument for guilty. In conflict with debts."
    );
    let summary = svg.descendants().find(|node| node.has_tag_name("desc")).unwrap().text().unwrap();
    assert!(
        summary.starts_with(
            "An argument map of 13 claims and 8 arguments and objections. Conclusion, accepted:"
        )
    );
}

#[test]
fn the_legend_tells_what_occurs_and_nothing_else() {
    let says = |map: &ArgumentMap| -> Vec<String> {
        let svg = picture(map);
        let svg = Document::parse(&svg).unwrap();
        let legend = of_class(&svg, "legend");
        let texts =
            legend.iter().flat_map(|legend| legend.descendants()).filter(|node| node.has_tag_name("text"));
        texts.map(|text| text.text().unwrap().to_owned()).collect()
    };
    let all = ["accepted", "rejected", "contested", "unsupported", "conclusion", "supports"];
    let lines = ["premises that work together", "objects", "undercuts", "conflicts"];
    assert_eq!(says(&trial()), [&all[..], &lines].concat());
    let small = ArgumentMap::parse("claims: { a: { text: A., because: [b] }, b: B. }").unwrap();
    assert_eq!(says(&small), ["accepted", "supports"]);
}

#[test]
fn a_selection_is_drawn_alone() {
    let map = trial();
    let near = Selection { focus: map.find("closed"), depth: Some(1), ..Selection::default() };
    let svg = formats::write(Format::Svg, &map.select(&near), &map.verdicts(Semantics::Grounded)).unwrap();
    let svg = Document::parse(&svg).unwrap();
    let shown: Vec<_> =
        of_class(&svg, "claim").iter().map(|node| node.attribute("data-claim").unwrap()).collect();
    assert_eq!(shown, ["alibi", "closed", "sign"]);
}

#[test]
fn a_picture_is_the_same_to_the_byte() {
    for name in CLAIMS {
        assert_eq!(picture(&load(name)), picture(&load(name)), "{name}");
    }
}

#[test]
fn nothing_is_a_picture_too() {
    let empty = ArgumentMap::builder().build().unwrap();
    let svg = picture(&empty);
    assert_eq!(of_class(&Document::parse(&svg).unwrap(), "claim").len(), 0);
    let one = ArgumentMap::builder().claim(ClaimBuilder::new("a", "A.")).build().unwrap();
    assert!(picture(&one).contains("data-claim=\"a\""));
}

#[test]
fn a_difference_is_drawn_with_what_became_of_each_part() {
    let old = trial();
    let new = TRIAL.replace("  cook: {", "  butler: The butler lies.\n  cook: {");
    let new =
        new.replace("despite: [alibi]", "despite: [butler]").replace("He was seen.", "He was seen there.");
    let new = ArgumentMap::parse(&new).unwrap();
    let svg = write_difference(Format::Svg, (&old, &new), &diff(&old, &new), true).unwrap();
    let svg = Document::parse(&svg).unwrap();
    assert!(has_class(&claim(&svg, "butler"), "added"));
    assert!(has_class(&claim(&svg, "seen"), "changed"));
    assert!(words(claim(&svg, "butler")).contains("added:"));
    let links = of_class(&svg, "link");
    let between = |from, to| {
        let is = |key, id| move |line: &&_| roxmltree::Node::attribute(line, key) == Some(id);
        links.iter().filter(is("data-from", from)).find(is("data-to", to)).unwrap()
    };
    assert!(has_class(between("butler", "guilty"), "added"));
    assert!(has_class(between("alibi", "guilty"), "removed"));
    let legend = of_class(&svg, "legend")[0];
    for word in ["added", "removed", "changed"] {
        assert!(words(legend).contains(word));
    }
}

#[test]
fn a_difference_says_how_much_of_one_it_is() {
    let [old, new] = ["a: A.", "a: A., b: B."]
        .map(|claims| ArgumentMap::parse(&format!("{{ conclusion: a, claims: {{ {claims} }} }}")).unwrap());
    let drawn =
        |new: &ArgumentMap| write_difference(Format::Svg, (&old, new), &diff(&old, new), true).unwrap();
    assert!(drawn(&new).contains(">What changed: 1 change; every verdict stays</text>"));
    assert!(drawn(&old).contains(">What changed: nothing</text>"));
    // What is new has two outlines, in the picture as in its legend; a conclusion has one.
    let svg = drawn(&new);
    let document = Document::parse(&svg).unwrap();
    let outlines = |id: &str| claim(&document, id).children().filter(|node| has_class(node, "box")).count();
    assert_eq!((outlines("a"), outlines("b")), (1, 2));
}

#[test]
fn a_sentence_begins_where_its_script_does() {
    let map =
        ArgumentMap::parse("claims: { he: '«שלום» says the sign.', en: 'The sign says שלום.' }").unwrap();
    let svg = picture(&map);
    let document = Document::parse(&svg).unwrap();
    let begins = |id: &str| {
        let group = claim(&document, id);
        let wide = number(&group.children().find(|node| has_class(node, "box")).unwrap(), "width");
        let sentence = group.children().find(|node| has_class(node, "sentence")).unwrap();
        (sentence.attribute("direction"), number(&sentence, "x"), wide)
    };
    let (direction, from, wide) = begins("he");
    let (_, left, _) = begins("en");
    assert_eq!(direction, Some("rtl"));
    assert_eq!(from, wide - left);
    assert_eq!(begins("en").0, None);
}

#[test]
fn a_width_scales_the_whole_and_nothing_within() {
    let map = load("claims/night-train.yaml");
    let drawn = |width: Option<u32>| {
        let mut options = Options::default();
        options.width = width.and_then(NonZeroU32::new);
        formats::write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &options)
    };
    let own = drawn(None);
    let [wide, high] = {
        let document = Document::parse(&own).unwrap();
        ["width", "height"].map(|side| number(&document.root_element(), side))
    };
    for width in [1, 333, u32::MAX] {
        let svg = drawn(Some(width));
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        let shown = i64::from(width);
        assert_eq!(number(&root, "width"), shown);
        assert!((number(&root, "height") * wide - high * shown).abs() <= wide, "{width}");
        assert_eq!(root.attribute("viewBox"), Some(&*format!("0 0 {wide} {high}")));
        assert!(svg.split_once('\n').unwrap().1 == own.split_once('\n').unwrap().1);
    }
}

#[test]
fn the_day_it_is_judged_for_is_told() {
    let svg = picture(&ArgumentMap::parse("{ as-of: 2026-03-01, claims: { a: A. } }").unwrap());
    let document = Document::parse(&svg).unwrap();
    let text =
        |tag: &str| document.descendants().find(|node| node.has_tag_name(tag)).unwrap().text().unwrap();
    assert!(text("desc").contains(" As of 2026-03-01."), "{}", text("desc"));
    assert_eq!(text("text"), "As of 2026-03-01");
    assert!(!picture(&trial()).contains("As of"));
}
