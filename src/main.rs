//! The command `fleetwright`.

fn main() {}
