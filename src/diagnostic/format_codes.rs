//! The checks of the format family: what reading itself finds. They are always denied unless a run says
//! otherwise, and a map that has any of them is not complete.

use super::{Code, Family, Level};

macro_rules! format_codes {
    ($($name:ident $code:literal $summary:literal,)*) => {
        $(
            #[doc = $summary]
            pub static $name: Code = Code {
                name: $code,
                family: Family::Format,
                level: Level::Deny,
                summary: $summary,
                page: include_str!(concat!("../../docs/checks/", $code, ".md")),
            };
        )*

        /// Every check of the family.
        pub static ALL: &[&Code] = &[$(&$name,)*];
    };
}

format_codes! {
    YAML_SYNTAX "yaml-syntax" "The text is not YAML, or uses a part of it that maps have no use for.",
    UNKNOWN_KEY "unknown-key" "A key that the format does not have.",
    DUPLICATE_KEY "duplicate-key" "A key stands twice in one mapping.",
    MISSING_KEY "missing-key" "A key that is required is not there.",
    WRONG_TYPE "wrong-type" "A value is not of the kind that its key takes.",
    MISSING_TEXT "missing-text" "A claim without its sentence.",
    DUPLICATE_ID "duplicate-id" "One id is given to two things.",
    UNKNOWN_ID "unknown-id" "An id that nothing in the map has.",
    BAD_DATE "bad-date" "A date that is not a day of the calendar, or a window that ends before it begins.",
    INCLUDE_CYCLE "include-cycle" "Files that include each other in a ring.",
    INCLUDE_OUTSIDE_ROOT "include-outside-root" "An include that leads out of the folder that was opened.",
    UNREADABLE_FILE "unreadable-file" "An included file that cannot be read.",
    OVER_LIMIT "over-limit" "The input asks for more than the limits allow.",
}
