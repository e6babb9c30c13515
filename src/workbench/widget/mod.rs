//! Pieces of the screen that know nothing of the workbench: text that cannot harm the terminal,
//! colouring, the RAM bar, the scrollbar, the cursor of a list, the popup, wide characters kept whole.
//!
//! All of them are pure: values in, cells of a ratatui buffer out.

pub mod bar;
pub mod cursor;
pub mod highlight;
pub mod markdown;
pub mod popup;
pub mod safe;
pub mod scroll;
pub mod whole;
pub mod wrap;
