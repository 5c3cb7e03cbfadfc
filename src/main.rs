//! The binary: hands the arguments to the command line and prints an error once.

fn main() {}
