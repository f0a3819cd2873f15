//! Instances in the field's own formats: what is read, what is refused and with which words, and what a stranger's
//! file can hold.

use std::{
    io::{self, Read},
    time::{Duration, Instant},
};

use elenchus::{
    instances::{Instance, InstanceError, InstanceFormat, InstanceFramework, MAX_ARGUMENTS},
    theory::{AbstractFramework, AssumptionFramework},
};
use proptest::prelude::*;

use InstanceFormat::{Apx, Iccma, Tgf};

#[path = "../benches/generate.rs"]
#[allow(dead_code)]
mod generate;

fn read(text: impl AsRef<[u8]>, format: InstanceFormat) -> Instance {
    Instance::read(text.as_ref(), format).unwrap()
}

fn refused(text: impl AsRef<[u8]>, format: InstanceFormat) -> String {
    Instance::read(text.as_ref(), format).unwrap_err().to_string()
}

fn abstract_framework(instance: &Instance) -> &AbstractFramework {
    match &instance.framework {
        InstanceFramework::Abstract(framework) => framework,
        other => panic!("{other:?}"),
    }
}

fn assumption_framework(instance: &Instance) -> &AssumptionFramework {
    match &instance.framework {
        InstanceFramework::Assumption(framework) => framework,
        other => panic!("{other:?}"),
    }
}

fn attacks(framework: &AbstractFramework) -> Vec<(u32, u32)> {
    let attackers = 0..framework.argument_count() as u32;
    attackers.flat_map(|from| framework.attacked(from).iter().map(move |&to| (from, to))).collect()
}

/// The attacks by name, attacker by attacker.
fn named(instance: &Instance) -> Vec<String> {
    let pairs = attacks(abstract_framework(instance)).into_iter();
    pairs.map(|(from, to)| format!("{} {}", instance.names.name(from), instance.names.name(to))).collect()
}

mod p_af {
    use super::*;

    #[test]
    fn attacks_are_pairs_of_numbers_from_one() {
        let instance = read("p af 5\n# a comment\n1 2\n2 4\n4 5\n5 4\n5 5\n", Iccma);
        let framework = abstract_framework(&instance);
        assert_eq!(framework.argument_count(), 5, "an argument that nothing mentions is there too");
        assert_eq!(attacks(framework), [(0, 1), (1, 3), (3, 4), (4, 3), (4, 4)]);
    }

    #[test]
    fn arguments_are_called_by_their_numbers() {
        let instance = read("p af 12\n", Iccma);
        assert_eq!(instance.names.len(), 12);
        assert_eq!((instance.names.name(0), instance.names.name(11)), ("1".into(), "12".into()));
        assert_eq!((instance.names.find("1"), instance.names.find("12")), (Some(0), Some(11)));
        for name in ["0", "13", "+1", "01", "", "a", " 1", "99999999999"] {
            assert_eq!(instance.names.find(name), None, "{name:?}");
        }
    }

    #[test]
    fn empty_lines_blanks_windows_and_a_byte_order_mark_are_let_through() {
        let texts = [
            "p af 2\n1 2\n",
            "p af 2\n1 2",
            "p af 2\r\n1 2\r\n",
            "\u{feff}p af 2\n1 2\n",
            "# first\n\n  p\taf   2 \n\n\t1\t 2 \n  # last\n\n",
        ];
        for text in texts {
            assert_eq!(named(&read(text, Iccma)), ["1 2"], "{text:?}");
        }
        assert_eq!(read("p af 0", Iccma).names.len(), 0);
    }

    #[test]
    fn a_repeated_attack_changes_nothing_and_is_kept() {
        assert_eq!(named(&read("p af 2\n1 2\n1 2\n", Iccma)), ["1 2", "1 2"]);
    }

    #[test]
    fn the_header_must_be_there_and_whole() {
        for (text, error) in [
            (
                "",
                "line 1, column 1: expected a header, `p af` or `p aba` and a number, found the end of the file",
            ),
            (
                "\n\n",
                "line 3, column 1: expected a header, `p af` or `p aba` and a number, found the end of the file",
            ),
            ("1 2\n", "line 1, column 1: expected a header, `p af` or `p aba` and a number, found `1`"),
            ("p", "line 1, column 2: expected `af` or `aba`, found the end of the file"),
            ("p\n", "line 1, column 2: expected `af` or `aba`, found the end of the line"),
            ("p cnf 3 4\n", "line 1, column 3: expected `af` or `aba`, found `cnf`"),
            (
                "p af\n",
                "line 1, column 5: expected the number of arguments or atoms, found the end of the line",
            ),
            ("p af three\n", "line 1, column 6: expected the number of arguments or atoms, found `three`"),
            ("p af -3\n", "line 1, column 6: expected the number of arguments or atoms, found `-3`"),
            ("p af 3 4\n", "line 1, column 8: expected the end of the line, found `4`"),
            ("p af 3\np af 3\n", "line 2, column 1: expected the number of an attacking argument, found `p`"),
        ] {
            assert_eq!(refused(text, Iccma), error, "{text:?}");
        }
    }

    #[test]
    fn an_attack_is_two_arguments_of_the_framework() {
        for (line, error) in [
            ("0 1", "line 2, column 1: 0 is not between 1 and 3, the number in the header"),
            ("1 4", "line 2, column 3: 4 is not between 1 and 3, the number in the header"),
            ("1 4294967296", "line 2, column 3: the number is over 4294967295"),
            ("1 999999999999999999999999", "line 2, column 3: the number is over 4294967295"),
            (
                "1",
                "line 2, column 2: expected the number of the attacked argument, found the end of the file",
            ),
            (
                "1\n2",
                "line 2, column 2: expected the number of the attacked argument, found the end of the line",
            ),
            ("1 2 3", "line 2, column 5: expected the end of the line, found `3`"),
            ("1 2x", "line 2, column 4: expected the number of the attacked argument, found `x`"),
            ("a b", "line 2, column 1: expected the number of an attacking argument, found `a`"),
            ("1 -2", "line 2, column 3: expected the number of the attacked argument, found `-2`"),
            ("\0x 2", "line 2, column 1: expected the number of an attacking argument, found `\\0x`"),
            ("1 2 # why", "line 2, column 5: expected the end of the line, found `#`"),
        ] {
            assert_eq!(refused(format!("p af 3\n{line}"), Iccma), error, "{line:?}");
        }
    }
}

mod p_aba {
    use super::*;

    fn contraries(instance: &Instance) -> Vec<(u32, u32)> {
        assumption_framework(instance).assumptions().collect()
    }

    #[test]
    fn assumptions_contraries_and_rules_come_in_any_order() {
        let orders = [
            "p aba 8\n# of the competition's rules\na 1\na 2\na 3\nc 1 6\nc 2 7\nc 3 8\nr 4 5 1\nr 5\nr 6 2 3\n",
            "p aba 8\nr 4 5 1\nc 3 8\nc 2 7\nc 1 6\nr 5\na 1\na 2\na 3\nr 6 2 3",
        ];
        for text in orders {
            let instance = read(text, Iccma);
            assert_eq!(contraries(&instance), [(0, 5), (1, 6), (2, 7)]);
            let rules: Vec<_> = assumption_framework(&instance).rules().collect();
            assert_eq!(rules, [(3, &[4, 0][..]), (4, &[]), (5, &[1, 2])]);
            assert_eq!(instance.names.len(), 8);
            assert_eq!(assumption_framework(&instance).atom_count(), 8);
            assert_eq!(instance.names.find("8"), Some(7));
        }
    }

    #[test]
    fn an_assumption_without_a_contrary_has_one_that_nothing_concludes() {
        let instance = read("p aba 3\na 1\na 2\na 3\nc 2 1\n", Iccma);
        assert_eq!(contraries(&instance), [(0, 3), (1, 0), (2, 3)]);
        assert_eq!(assumption_framework(&instance).atom_count(), 4);
        assert_eq!(instance.names.len(), 3, "the file does not name it");
        assert_eq!(instance.names.find("4"), None);
    }

    #[test]
    fn a_contrary_may_be_given_twice_if_it_is_the_same() {
        assert_eq!(contraries(&read("p aba 2\na 1\nc 1 2\nc 1 2\n", Iccma)), [(0, 1)]);
    }

    #[test]
    fn what_is_not_a_flat_framework_is_refused() {
        for (lines, error) in [
            ("a 1\na 1", "line 3, column 1: `1` is declared a second time"),
            ("a 1\nc 1 2\nc 1 3", "line 4, column 1: assumption 1 has another contrary already"),
            (
                "c 2 1\na 1",
                "line 2, column 1: atom 2 has a contrary, but no line `a 2` makes it an assumption",
            ),
            (
                "a 1\nr 1 2",
                "line 3, column 1: atom 1 is an assumption and the head of a rule: the framework is not flat",
            ),
            (
                "r 1 2\na 1",
                "line 3, column 1: atom 1 is an assumption and the head of a rule: the framework is not flat",
            ),
        ] {
            assert_eq!(refused(format!("p aba 3\n{lines}\n"), Iccma), error, "{lines:?}");
        }
    }

    #[test]
    fn a_statement_is_whole_and_names_atoms_of_the_framework() {
        const STATEMENT: &str =
            "`a` and an assumption, `c`, an assumption and its contrary, or `r`, a head and a body";
        for (line, error) in [
            ("a", "line 2, column 2: expected the number of an assumption, found the end of the line"),
            ("a 1 2", "line 2, column 5: expected the end of the line, found `2`"),
            ("a 4", "line 2, column 3: 4 is not between 1 and 3, the number in the header"),
            ("c 1", "line 2, column 4: expected the number of its contrary, found the end of the line"),
            ("r", "line 2, column 2: expected the number of the rule's head, found the end of the line"),
            ("r 1 2 0", "line 2, column 7: 0 is not between 1 and 3, the number in the header"),
            ("r 1 b", "line 2, column 5: expected the number of an atom of the rule's body, found `b`"),
            ("1 2", &format!("line 2, column 1: expected {STATEMENT}, found `1`")),
            ("a\0 1", "line 2, column 2: expected a name without control characters, found `\\0`"),
        ] {
            assert_eq!(refused(format!("p aba 3\n{line}\n"), Iccma), error, "{line:?}");
        }
    }
}

mod tgf {
    use super::*;

    #[test]
    fn nodes_then_edges_each_with_a_label_or_none() {
        let instance = read("1 First node\nb\nμ-3\tdrei\n#\n1 b attacks it\nb μ-3\nμ-3 μ-3\n", Tgf);
        assert_eq!(named(&instance), ["1 b", "b μ-3", "μ-3 μ-3"]);
        assert_eq!((instance.names.name(0), instance.names.find("μ-3")), ("1".into(), Some(2)));
        assert_eq!(instance.names.find("First"), None, "a label is no name");
    }

    #[test]
    fn empty_lines_blanks_windows_and_a_byte_order_mark_are_let_through() {
        for text in ["a\nb\n#\na b", "a\r\nb\r\n#\r\na b\r\n", "\u{feff}\n a \n\n b\n # \n\n\ta \t b \n\n"] {
            assert_eq!(named(&read(text, Tgf)), ["a b"], "{text:?}");
        }
        assert_eq!(read("#", Tgf).names.len(), 0);
    }

    #[test]
    fn what_is_no_graph_is_refused() {
        const NODE: &str = "expected an argument's name, or a line `#` before the attacks";
        for (text, error) in [
            ("", &*format!("line 1, column 1: {NODE}, found the end of the file")),
            ("a\nb\n", &format!("line 3, column 1: {NODE}, found the end of the file")),
            ("a\nb\na\n#\n", "line 3, column 1: `a` is declared a second time"),
            ("a\n#\na c\n", "line 3, column 3: there is no argument `c`"),
            ("a\n#\nc a\n", "line 3, column 1: there is no argument `c`"),
            (
                "a\n#\na\n",
                "line 3, column 2: expected the name of the attacked argument, found the end of the line",
            ),
            ("a\n# b\n", "line 2, column 3: expected the end of the line, found `b`"),
            ("a\n#\n#\n", "line 3, column 1: there is no argument `#`"),
            ("a\nb\0c\n#\n", "line 2, column 2: expected a name without control characters, found `\\0c`"),
        ] {
            assert_eq!(refused(text, Tgf), error, "{text:?}");
        }
        assert_eq!(refused(b"a\n\xff\xfe\n#\n", Tgf), "line 2, column 1: the name is not UTF-8");
    }
}

mod apx {
    use super::*;

    #[test]
    fn facts_stand_anywhere() {
        let texts = [
            "arg(a).\narg(b).\natt(a,b).\natt(b,a).\n",
            "arg(a).arg(b).att(a,b).att(b,a).",
            "% two\narg ( a ) . arg(b)\n. att(a, % the first\nb). att(b\t,\r\na).",
            "\u{feff}arg(a).\r\narg(b).\r\natt(a,b).\r\natt(b,a).",
        ];
        for text in texts {
            assert_eq!(named(&read(text, Apx)), ["a b", "b a"], "{text:?}");
        }
        assert_eq!(read(" % nothing", Apx).names.len(), 0);
    }

    #[test]
    fn an_attack_may_come_before_its_arguments() {
        let instance = read("att(b,a). arg(a). arg(c). arg(b).", Apx);
        assert_eq!(named(&instance), ["b a"]);
        let order: Vec<_> = (0..3).map(|index| instance.names.name(index)).collect();
        assert_eq!(order, ["b", "a", "c"], "in the order in which the file names them");
    }

    #[test]
    fn a_name_is_kept_as_it_stands() {
        let names = [
            "a1",
            "A",
            "_x",
            "12",
            "a-b",
            "it's",
            "été",
            "a.b",
            "\"a b\"",
            r#""\"(,).% ""#,
            "\"\"",
            "\"a1\"",
        ];
        let text: String = names.iter().map(|name| format!("arg({name}). ")).collect();
        let instance = read(&text, Apx);
        for (index, name) in names.iter().enumerate() {
            assert_eq!(instance.names.name(index as u32), *name);
            assert_eq!(instance.names.find(name), Some(index as u32));
        }
    }

    #[test]
    fn what_is_no_fact_is_refused() {
        for (text, error) in [
            ("argument(a).", "line 1, column 1: expected `arg(a).` or `att(a,b).`, found `argument`"),
            ("(a).", "line 1, column 1: expected `arg(a).` or `att(a,b).`, found `(a).`"),
            ("support(a,b).", "line 1, column 1: expected `arg(a).` or `att(a,b).`, found `support`"),
            ("arg a.", "line 1, column 5: expected `(`, found `a.`"),
            ("arg().", "line 1, column 5: expected the name of an argument, found `).`"),
            ("arg(f(a)).", "line 1, column 6: expected `)`, found `(a)).`"),
            ("arg(a,b).", "line 1, column 6: expected `)`, found `,b).`"),
            ("arg(a)", "line 1, column 7: expected `.`, found the end of the file"),
            ("arg(a).\natt(a).", "line 2, column 6: expected `,` and the attacked argument, found `).`"),
            (
                "arg(a).\natt(a,",
                "line 2, column 7: expected the name of an argument, found the end of the file",
            ),
            ("arg(\"a).\n", "line 1, column 9: expected a closing quotation mark, found the end of the line"),
            ("arg(a).\narg(b). arg(a).", "line 2, column 13: `a` is declared a second time"),
            ("att(a,b).\narg(a).", "line 1, column 7: there is no argument `b`"),
            (
                "arg(a).\narg(\0).",
                "line 2, column 5: expected a name without control characters, found `\\0).`",
            ),
        ] {
            assert_eq!(refused(text, Apx), error, "{text:?}");
        }
        assert_eq!(refused(b"arg(a).\narg(\xe9).", Apx), "line 2, column 5: the name is not UTF-8");
    }
}

mod formats {
    use super::*;

    #[test]
    fn a_format_is_known_by_the_ending_of_the_file() {
        for &format in InstanceFormat::ALL {
            for extension in format.extensions() {
                assert_eq!(InstanceFormat::from_extension(extension), Some(format));
                assert_eq!(InstanceFormat::from_extension(&extension.to_uppercase()), Some(format));
            }
        }
        assert_eq!(InstanceFormat::from_extension("yaml"), None);
    }

    #[test]
    fn a_format_is_known_by_how_a_file_begins() {
        for (text, format) in [
            ("p af 3\n", Some(Iccma)),
            ("\u{feff}# of 2023\r\n\r\n p aba 3\r\n", Some(Iccma)),
            ("arg(a).", Some(Apx)),
            ("% two\nfoo", Some(Apx)),
            ("\n att(a,b).", Some(Apx)),
            ("1\n2\n3", Some(Tgf)),
            ("a\nb\n#\na b\n", Some(Tgf)),
            ("#\n", Some(Tgf)),
            ("claims: { a: A. }\n", None),
            ("# only a comment", None),
            ("", None),
        ] {
            assert_eq!(InstanceFormat::detect(text.as_bytes()), format, "{text:?}");
        }
    }

    #[test]
    fn what_is_written_is_what_the_format_asks_for() {
        let framework = AbstractFramework::new(3, vec![(2, 0), (0, 1)]);
        for (format, text) in [
            (Iccma, "p af 3\n1 2\n3 1\n"),
            (Tgf, "1\n2\n3\n#\n1 2\n3 1\n"),
            (Apx, "arg(1).\narg(2).\narg(3).\natt(1,2).\natt(3,1).\n"),
        ] {
            let mut out = Vec::new();
            format.write(&framework, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), text);
            assert_eq!(InstanceFormat::detect(text.as_bytes()), Some(format));
        }
    }

    proptest! {
        #[test]
        fn a_written_framework_is_read_as_it_was(
            (arguments, pairs) in (1_u32..40).prop_flat_map(|arguments| {
                (Just(arguments), prop::collection::vec((0..arguments, 0..arguments), 0..120))
            }),
        ) {
            let framework = AbstractFramework::new(arguments, pairs);
            for &format in InstanceFormat::ALL {
                let mut out = Vec::new();
                format.write(&framework, &mut out).unwrap();
                let instance = read(&out, format);
                let again = abstract_framework(&instance);
                prop_assert_eq!(again.argument_count(), framework.argument_count());
                prop_assert_eq!(attacks(again), attacks(&framework));
                for index in 0..arguments {
                    prop_assert_eq!(instance.names.name(index), (index + 1).to_string());
                    prop_assert_eq!(instance.names.find(&instance.names.name(index)), Some(index));
                }
            }
        }

        #[test]
        fn a_table_of_names_finds_each_of_them(names in prop::collection::hash_set("[a-z0-9é]{1,6}", 0..200)) {
            let text: String = names.iter().map(|name| format!("arg({name}).")).collect();
            let instance = read(text, Apx);
            prop_assert_eq!(instance.names.len(), names.len());
            for (index, name) in names.iter().enumerate() {
                prop_assert_eq!(instance.names.name(index as u32), name.as_str());
                prop_assert_eq!(instance.names.find(name), Some(index as u32));
            }
            prop_assert_eq!(instance.names.find("A"), None);
        }
    }
}

mod hostile {
    use super::*;

    /// Gives a byte at a time and is interrupted before each.
    struct Slow<'t> {
        text: &'t [u8],
        interrupted: bool,
    }

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.interrupted = !self.interrupted;
            if self.interrupted {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let length = buffer.len().min(1);
            self.text.read(&mut buffer[..length])
        }
    }

    #[test]
    fn a_slow_reader_makes_no_difference() {
        let text = "\u{feff}arg(été). arg(\"b c\").\natt(été,\"b c\").".as_bytes();
        let instance = Instance::read(Slow { text, interrupted: false }, Apx).unwrap();
        assert_eq!(named(&instance), ["été \"b c\""]);
    }

    #[test]
    fn a_failing_reader_is_an_error() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the disk is gone"))
            }
        }
        for &format in InstanceFormat::ALL {
            let text = match format {
                Tgf => "a\n",
                Apx => "arg(a).",
                _ => "p af 2\n1 ",
            };
            let error = Instance::read(text.as_bytes().chain(Failing), format).unwrap_err();
            assert!(matches!(error, InstanceError::Io(_)));
            assert_eq!(error.to_string(), "cannot read the instance: the disk is gone");
        }
    }

    #[test]
    fn a_header_asks_for_no_more_than_the_limit() {
        for header in ["p af 4000000000", "p aba 4000000000", &format!("p af {}", MAX_ARGUMENTS + 1)] {
            let error = refused(header, Iccma);
            assert!(error.ends_with(": more than 16777216 arguments or atoms"), "{error}");
        }
        assert_eq!(MAX_ARGUMENTS, 16_777_216, "as the message says");
        assert_eq!(
            refused("p af 99999999999999999999", Iccma),
            "line 1, column 6: the number is over 4294967295"
        );
    }

    #[test]
    fn an_endless_name_is_over_the_limit() {
        for (begin, format, place) in [
            ("", Iccma, "line 1, column 1"),
            ("a\n", Tgf, "line 2, column 1"),
            ("arg(", Apx, "line 1, column 5"),
            ("arg(\"", Apx, "line 1, column 5"),
        ] {
            let error = Instance::read(begin.as_bytes().chain(io::repeat(b'x')), format).unwrap_err();
            assert_eq!(error.to_string(), format!("{place}: more than 4096 bytes of one name"));
        }
    }

    #[test]
    fn an_endless_line_is_over_the_limit() {
        for (begin, format) in [("p af 1\n#", Iccma), ("a", Tgf), ("%", Apx)] {
            // A blank ends the name, and what follows is a comment or a label.
            let endless = begin.as_bytes().chain(&b" "[..]).chain(io::repeat(b'x'));
            let error = Instance::read(endless, format).unwrap_err().to_string();
            assert!(error.ends_with(": more than 268435456 bytes of one line"), "{error}");
        }
    }

    #[test]
    fn what_is_not_text_is_refused_at_once() {
        for &format in InstanceFormat::ALL {
            for bytes in
                [&b"\xff\xfep\0 \0a\0f\0"[..], b"\x7fELF\x02\x01\x01\0", b"\0\0\0\0\0\0", b"\x1f\x8b\x08\0"]
            {
                let error = refused(bytes, format);
                assert!(error.starts_with("line 1, column "), "{error}");
            }
            let error = Instance::read(io::repeat(0), format).unwrap_err().to_string();
            assert!(error.starts_with("line 1, column 1: expected "), "{error}");
        }
    }

    #[test]
    fn a_message_shows_the_beginning_of_what_it_found() {
        let error = refused(format!("p {}", "é".repeat(1_000)), Iccma);
        assert_eq!(error, format!("line 1, column 3: expected `af` or `aba`, found `{}…`", "é".repeat(20)));
    }

    #[test]
    fn a_file_cut_off_anywhere_is_an_instance_or_an_error() {
        for (text, format) in SEEDS {
            for end in 0..text.len() {
                let _ = Instance::read(&text.as_bytes()[..end], *format);
            }
        }
    }

    const SEEDS: &[(&str, InstanceFormat)] = &[
        ("# one\np af 5\n1 2\n2 4\n4 5\n5 4\n5 5\n", Iccma),
        ("p aba 8\na 1\na 2\na 3\nc 1 6\nc 2 7\nc 3 8\nr 4 5 1\nr 5\nr 6 2 3\n", Iccma),
        ("1 one\n2 two\nμ\n#\n1 2 x\nμ 1\n", Tgf),
        ("arg(a). arg(\"b \\\" c\"). % no\natt(a,\"b \\\" c\").\natt(a,a).", Apx),
    ];

    const PIECES: &[&str] = &[
        "\n",
        "\r\n",
        " ",
        "\t",
        "#",
        "%",
        "\0",
        "\u{feff}",
        "é",
        "(",
        ")",
        ",",
        ".",
        "\"",
        "\\",
        "p af 3\n",
        "p aba 3\n",
        "arg(",
        "att(",
        "a ",
        "c ",
        "r ",
        "0",
        "4294967296",
        "16777216",
        "-1",
    ];

    /// Runs for a bounded time, `ELENCHUS_MUTATION_SECONDS` (2 unless told).
    #[test]
    fn mutated_files_never_panic() {
        let seconds =
            std::env::var("ELENCHUS_MUTATION_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
        let mut random = generate::Random::new(20_261_124);
        let (until, mut runs) = (Instant::now() + Duration::from_secs(seconds), 0_u64);
        while runs < 2_000 || Instant::now() < until {
            let (text, format) = SEEDS[random.below(SEEDS.len())];
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..1 + random.below(6) {
                let at = random.below(bytes.len() + 1);
                match random.below(4) {
                    0 => bytes.truncate(at),
                    1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
                    2 => drop(bytes.drain(at..(at + random.below(12)).min(bytes.len()))),
                    _ => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].bytes())),
                }
            }
            check(&bytes, format);
            runs += 1;
        }
        println!("{runs} mutated files");
    }

    /// Reads a file in every format; where it is an instance, its names lead back to their numbers.
    fn check(bytes: &[u8], format: InstanceFormat) {
        let detected = InstanceFormat::detect(bytes);
        for format in [Some(format), detected].into_iter().flatten() {
            match Instance::read(bytes, format) {
                Ok(instance) => {
                    for index in 0..instance.names.len().min(100) as u32 {
                        assert_eq!(instance.names.find(&instance.names.name(index)), Some(index));
                    }
                }
                Err(error) => {
                    let lines = bytes.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
                    let message = error.to_string();
                    let line = message.strip_prefix("line ").and_then(|rest| rest.split(',').next());
                    let line: u64 = line.and_then(|line| line.parse().ok()).expect(&message);
                    assert!((1..=lines).contains(&line), "{message}");
                }
            }
        }
    }
}

#[cfg(feature = "sat")]
mod problems {
    use elenchus::instances::{Problem, Task, UnknownProblem};

    #[test]
    fn every_problem_is_read_as_it_is_written() {
        for problem in Problem::all() {
            assert_eq!(problem.to_string().parse(), Ok(problem));
        }
        let all: Vec<_> = Problem::all().map(|problem| problem.to_string()).collect();
        assert_eq!(
            all.join(" "),
            "SE-GR SE-CO SE-PR SE-ST SE-SST SE-STG SE-ID \
             DC-GR DC-CO DC-PR DC-ST DC-SST DC-STG DC-ID \
             DS-GR DS-CO DS-PR DS-ST DS-SST DS-STG DS-ID \
             EE-GR EE-CO EE-PR EE-ST EE-SST EE-STG EE-ID \
             CE-GR CE-CO CE-PR CE-ST CE-SST CE-STG CE-ID"
        );
    }

    #[test]
    fn a_problem_is_a_task_under_a_semantics() {
        let problem: Problem = "DC-SST".parse().unwrap();
        assert_eq!((problem.task, problem.semantics), (Task::Credulous, elenchus::Semantics::SemiStable));
        assert!(problem.task.asks_about_an_argument());
        assert!(!Task::Count.asks_about_an_argument());
        assert_eq!("dc-sst".parse(), Ok(problem), "capitals are not asked for");
    }

    #[test]
    fn other_words_are_no_problem() {
        for text in ["", "DS", "DS-", "-PR", "DS_PR", "DS-XX", "DS-PR-", "DS-PR "] {
            let error: UnknownProblem = text.parse::<Problem>().unwrap_err();
            assert_eq!(
                error.to_string(),
                format!(
                    "`{text}` is no problem: expected SE, DC, DS, EE or CE, a hyphen, and GR, CO, PR, ST, SST, STG \
                     or ID"
                )
            );
        }
    }
}
