//! Prints the moments of truth of a map: the library without window and command line.
//!
//!     cargo run --example moments -- examples/furniture-retailer.ron

use std::{path::Path, process::ExitCode};

use journey_canvas::{analysis, persist};

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("Say which map: cargo run --example moments -- examples/furniture-retailer.ron");
        return ExitCode::from(2);
    };
    let map = match persist::open(Path::new(&file)) {
        Ok(map) => map,
        Err(error) => {
            eprintln!("{error}: {file}");
            return ExitCode::from(2);
        }
    };
    let Some(report) = analysis::analyse(&map, None, analysis::Seed::default(), &analysis::NoWatch) else {
        return ExitCode::FAILURE;
    };
    for entry in report.touchpoints.iter().filter(|entry| entry.moment.is_marked()) {
        let title = map.touchpoints.get(entry.id).map_or("", |touchpoint| touchpoint.title.as_str());
        println!("{title}");
    }
    ExitCode::SUCCESS
}
