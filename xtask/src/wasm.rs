//! Cargo's output → `wasm-bindgen` → `www/pkg/`.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

const PACKAGE: &str = "tcpscope";
const TARGET: &str = "wasm32-unknown-unknown";

#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    Release,
    Dev,
}

/// Compiles the library and, if that changed it, writes the package anew.
pub fn build(profile: Profile) -> Result<(), String> {
    ensure_target()?;
    let compiled = compile(profile)?;
    let bytes = fs::read(&compiled).map_err(|error| at(&compiled, &error))?;
    let fingerprint = fingerprint(&bytes);

    let folder = workspace_root().join("www").join("pkg");
    let stamp = folder.join(".compiled");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == fingerprint) {
        println!("www/pkg is up to date");
        return Ok(());
    }
    write_package(&compiled, &folder, profile)?;
    fs::write(&stamp, fingerprint).map_err(|error| at(&stamp, &error))?;
    println!("www/pkg written");
    Ok(())
}

/// Has rustup install the standard library for wasm where it is missing.
fn ensure_target() -> Result<(), String> {
    if has_target() {
        return Ok(());
    }
    eprintln!("installing the Rust target {TARGET}");
    let added = Command::new("rustup")
        .args(["target", "add", TARGET])
        .status();
    if added.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(format!(
        "The Rust target {TARGET} is missing and rustup could not add it: install Rust with \
         rustup (https://rustup.rs), run `rustup target add {TARGET}`, then start again."
    ))
}

fn has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let Ok(output) = Command::new(rustc).args(["--print", "sysroot"]).output() else {
        return false;
    };
    let sysroot = String::from_utf8_lossy(&output.stdout);
    Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
}

/// Runs cargo and returns where it put the wasm file.
fn compile(profile: Profile) -> Result<PathBuf, String> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(workspace_root())
        .args(["build", "--lib", "--package", PACKAGE, "--target", TARGET])
        .arg("--message-format=json-render-diagnostics")
        .env("CARGO_ENCODED_RUSTFLAGS", same_everywhere())
        .stderr(Stdio::inherit());
    if profile == Profile::Release {
        cargo.args(["--profile", "wasm"]);
    }
    let output = cargo
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "{PACKAGE} does not compile for {TARGET}: see cargo's message above"
        ));
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(wasm_file)
        .next_back()
        .ok_or_else(|| format!("cargo named no wasm file: is `cdylib` a crate-type of {PACKAGE}?"))
}

/// Compiler flags that keep the builder's home folder out of the panic messages in the wasm, so that
/// it is the same file wherever it was built.
fn same_everywhere() -> OsString {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let Some(home) = home else {
        return OsString::new();
    };
    let mut flag = OsString::from("--remap-path-prefix=");
    flag.push(home);
    flag.push("=cargo");
    flag
}

/// The wasm file that one line of cargo's JSON messages names, if it does.
fn wasm_file(line: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message["target"]["name"] != PACKAGE {
        return None;
    }
    let files = message["filenames"].as_array()?;
    files
        .iter()
        .filter_map(Value::as_str)
        .find(|file| file.ends_with(".wasm"))
        .map(PathBuf::from)
}

fn write_package(compiled: &Path, folder: &Path, profile: Profile) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(PACKAGE)
        .typescript(true)
        // The page hands the compiled module over: a second address of the file would be found by
        // every bundler, which then has to resolve it as well.
        .omit_default_module_path(true)
        // The optimiser sorts by names, then drops them.
        .keep_debug(true)
        .remove_producers_section(profile == Profile::Release);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .map_err(|error| format!("wasm-bindgen, on {}: {error:#}", compiled.display()))
}

/// Identifies what a package was made of: the compiled library and the code of this module. It only
/// has to notice a change, not to resist an attack.
fn fingerprint(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    include_str!("wasm.rs").hash(&mut hasher);
    format!("{:016x}\n", hasher.finish())
}

fn workspace_root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_file_is_found_among_cargos_messages() {
        let ours = r#"{"target":{"name":"tcpscope"},"filenames":["/t/a.rlib","/t/a.wasm"]}"#;
        let other = r#"{"target":{"name":"bytes"},"filenames":["/t/b.wasm"]}"#;
        assert_eq!(wasm_file(ours), Some(PathBuf::from("/t/a.wasm")));
        assert_eq!(wasm_file(other), None);
        assert_eq!(wasm_file("not JSON"), None);
    }

    #[test]
    fn a_fingerprint_follows_the_bytes() {
        assert_eq!(fingerprint(b"same"), fingerprint(b"same"));
        assert_ne!(fingerprint(b"one"), fingerprint(b"two"));
    }
}
