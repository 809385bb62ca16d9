//! How long a plan takes.
fn main() {
    divan::main();
}
