//! What the tests of the whole program share.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "each test file uses a part of it, and a failure here is a failure of its test"
)]

pub mod designs;
pub mod internet;
pub mod pairs;
pub mod programs;
pub mod pty;
pub mod random;
pub mod scratch;
pub mod site;
pub mod trees;
pub mod work;
