//! Fuzzes `theme`.
#![no_main]

#[path = "../../support/targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (targets::target("theme").run)(bytes);
});
