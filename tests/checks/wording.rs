//! Every finding is worded alike. The examples of the manual serve as the sample.

use elenchus::{checks::codes, map::Loader};

#[test]
fn messages_are_one_sentence_without_a_full_stop() {
    for code in codes() {
        let (_, rest) = code.page.split_once("```yaml trigger").unwrap();
        let (_, rest) = rest.split_once('\n').unwrap();
        let (text, _) = rest.split_once("\n```").unwrap();
        let levels = elenchus::checks::Levels::new().set(code.name, elenchus::Level::Warn);
        for finding in &Loader::new().parse("map.yaml", text).check_with(&levels) {
            let labels = finding.labels.iter().map(|label| label.message.as_str());
            let helps = finding.help.as_deref();
            for line in [finding.message.as_str()].into_iter().chain(labels).chain(helps) {
                assert!(!line.ends_with(['.', ',']) && !line.contains('\n'), "{}: {line}", code.name);
                assert!(!line.starts_with(char::is_uppercase), "{}: {line}", code.name);
            }
            assert!(finding.help.is_some() || finding.code.family == elenchus::diagnostic::Family::Format);
            assert!(finding.primary.span.is_some(), "{}", code.name);
        }
    }
}

/// Findings are the same however often they are looked for: hashing decides nothing.
#[test]
fn findings_do_not_depend_on_the_run() {
    let text = codes().map(|code| code.page).collect::<String>();
    let maps: Vec<&str> = text
        .split("```yaml ")
        .skip(1)
        .filter_map(|block| block.split_once('\n'))
        .map(|(_, block)| block)
        .collect();
    for map in maps {
        let map = map.split("```").next().unwrap();
        let run = || format!("{:?}", Loader::new().parse("map.yaml", map).check_with(&Default::default()));
        assert_eq!(run(), run());
    }
}
