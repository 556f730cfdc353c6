//! Where a command reads and writes: files, standard input, standard output, standard error.

use std::{
    io::{self, Read, Write},
    path::Path,
};

use super::exit::{Exit, Stop};
use crate::{
    model::{Id, JourneyMap, Persona, check},
    persist::{self, FILE_LIMIT, LoadError},
    wording,
};

/// Standard input, output and error, or what stands in for them.
pub struct Console<'a> {
    /// Read where a file is called `-`.
    pub input: &'a mut dyn Read,
    /// Results.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
}

impl Console<'_> {
    /// Writes a result.
    pub(super) fn result(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        match self.out.write_all(bytes).and_then(|()| self.out.flush()) {
            Ok(()) => Ok(()),
            // Whoever reads has seen enough, as in `… | head`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                Err(Stop { exit: Exit::Done, sentences: Vec::new() })
            }
            Err(error) => Err(Stop::not_written(wording::command::output_refused(error.kind()))),
        }
    }

    /// Writes a result that people read.
    pub(super) fn answer(&mut self, text: &str) -> Result<(), Stop> {
        self.result(wording::printable(text).as_bytes())
    }

    /// Says something beside the result. Nobody is left to tell if that fails.
    pub(super) fn say(&mut self, sentence: &str) {
        let _told = writeln!(self.err, "{}", wording::printable(sentence));
    }

    /// Puts a file in place, as a whole or not at all; one called `-` is a result.
    pub(super) fn write_file(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Stop> {
        if path == Path::new("-") {
            return self.result(bytes);
        }
        persist::replace(path, bytes).map_err(|error| Stop::not_written(wording::save_error(&error, &shown(path))))
    }

    /// Saves a map, as a whole or not at all; one called `-` is a result.
    pub(super) fn write_map(&mut self, path: &Path, map: &JourneyMap) -> Result<(), Stop> {
        if path == Path::new("-") {
            return self.result(persist::write(map).as_bytes());
        }
        persist::save(path, map).map(drop).map_err(|error| Stop::not_written(wording::save_error(&error, &shown(path))))
    }

    /// The bytes of a file, or of standard input where it is called `-`.
    pub(super) fn bytes(&mut self, path: &Path) -> Result<Vec<u8>, LoadError> {
        if path != Path::new("-") {
            return persist::read_bytes(path);
        }
        let mut bytes = Vec::new();
        let read = (&mut *self.input).take(FILE_LIMIT + 1).read_to_end(&mut bytes);
        read.map_err(|error| LoadError::Unreadable(error.kind()))?;
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if count > FILE_LIMIT { Err(LoadError::FileTooLarge { bytes: count }) } else { Ok(bytes) }
    }

    /// A map, faults or not.
    pub(super) fn map(&mut self, path: &Path) -> Result<JourneyMap, LoadError> {
        persist::decode(&self.bytes(path)?)
    }

    /// A map without faults.
    pub(super) fn sound_map(&mut self, path: &Path) -> Result<JourneyMap, Stop> {
        let refuse = |error: LoadError| Stop::wrong(wording::load_error(&error, &shown(path)));
        let map = self.map(path).map_err(refuse)?;
        let faults = check(&map);
        if faults.is_empty() {
            return Ok(map);
        }
        const SHOWN: usize = 10;
        let mut sentences: Vec<_> = faults.iter().take(SHOWN).map(|fault| wording::fault(fault, &map)).collect();
        sentences.push(wording::load_error(&LoadError::Unsound(faults), &shown(path)));
        Err(Stop { exit: Exit::Wrong, sentences })
    }
}

/// The path as a sentence ends with it.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") { wording::command::STANDARD_INPUT.to_owned() } else { path.display().to_string() }
}

/// The persona of this name: exactly, or else but for capitals.
pub(super) fn persona(map: &JourneyMap, name: &str) -> Result<Id<Persona>, Stop> {
    let personas = map.personas_in_order();
    let exact = personas.iter().find(|(_, persona)| persona.name == name);
    let folded = || personas.iter().find(|(_, persona)| persona.name.to_lowercase() == name.trim().to_lowercase());
    exact.or_else(folded).map(|(id, _)| *id).ok_or_else(|| {
        let known: Vec<_> = personas.iter().map(|(_, persona)| persona.name.as_str()).collect();
        Stop::wrong(wording::command::unknown("persona", name, &known))
    })
}
