//! The checks of the format family: what reading itself finds. They are denied unless a run says otherwise, and a map that
//! has any of them is not complete; but for what another notation says beyond it, which is a note, and what is allowed there
//! and probably not meant, which is a warning.

use super::{Code, Family, Level};

macro_rules! format_codes {
    ($($name:ident $level:ident $code:literal $summary:literal,)*) => {
        $(
            #[doc = $summary]
            pub static $name: Code = Code {
                name: $code,
                family: Family::Format,
                level: Level::$level,
                summary: $summary,
                page: include_str!(concat!("../../docs/checks/", $code, ".md")),
            };
        )*

        /// Every check of the family.
        pub static ALL: &[&Code] = &[$(&$name,)*];
    };
}

format_codes! {
    YAML_SYNTAX Deny "yaml-syntax" "The text is not YAML, or uses a part of it that maps have no use for.",
    UNKNOWN_KEY Deny "unknown-key" "A key that the format does not have.",
    DUPLICATE_KEY Deny "duplicate-key" "A key stands twice in one mapping.",
    MISSING_KEY Deny "missing-key" "A key that is required is not there.",
    WRONG_TYPE Deny "wrong-type" "A value is not of the kind that its key takes.",
    MISSING_TEXT Deny "missing-text" "A claim without its sentence.",
    DUPLICATE_ID Deny "duplicate-id" "One id is given to two things.",
    UNKNOWN_ID Deny "unknown-id" "An id that nothing in the map has.",
    BAD_DATE Deny "bad-date" "A date that is not a day of the calendar, or a window that ends before it begins.",
    INCLUDE_CYCLE Deny "include-cycle" "Files that include each other in a ring.",
    INCLUDE_OUTSIDE_ROOT Deny "include-outside-root" "An include that leads out of the folder that was opened.",
    UNREADABLE_FILE Deny "unreadable-file" "An included file that cannot be read.",
    NOTATION_SYNTAX Deny "notation-syntax" "Something that the notation of a file does not have there.",
    LIKELY_SLIP Warn "likely-slip" "Something that the notation of a file allows, and that is probably not meant.",
    NOT_CARRIED_OVER Note "not-carried-over" "Something that a file in another notation says and a map cannot.",
    OVER_LIMIT Deny "over-limit" "The input asks for more than the limits allow.",
}
