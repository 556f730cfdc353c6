//! Keys, without a toolkit.

use std::fmt;

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A letter (upper case), digit or sign.
    Char(char),
    /// Enter.
    Enter,
    /// Delete (and Backspace).
    Delete,
    /// Tab.
    Tab,
    /// Escape.
    Escape,
    /// Arrow to the left.
    Left,
    /// Arrow to the right.
    Right,
    /// Arrow upwards.
    Up,
    /// Arrow downwards.
    Down,
    /// F1 to F12.
    F(u8),
}

/// A key with what is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// The key.
    pub key: Key,
    /// With Control (Command on macOS)?
    pub command: bool,
    /// With Shift? Never asked for signs, which may need it on some keyboards and not on others.
    pub shift: bool,
    /// With Alt (Option on macOS)?
    pub alt: bool,
}

impl Shortcut {
    /// The key alone.
    #[must_use]
    pub const fn key(key: Key) -> Self {
        Self { key, command: false, shift: false, alt: false }
    }

    /// The letter, digit or sign alone.
    #[must_use]
    pub const fn char(letter: char) -> Self {
        Self::key(Key::Char(letter))
    }

    /// The letter with Control (Command on macOS).
    #[must_use]
    pub const fn command(letter: char) -> Self {
        Self { key: Key::Char(letter), command: true, shift: false, alt: false }
    }

    /// The same with Shift.
    #[must_use]
    pub const fn with_shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// The same with Alt (Option on macOS).
    #[must_use]
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// As it stands in a menu: "Ctrl+Shift+Z", on macOS "⇧⌘Z".
    #[must_use]
    pub fn shown(self, is_mac: bool) -> String {
        let (command, shift, alt) = if is_mac { ("⌘", "⇧", "⌥") } else { ("Ctrl+", "Shift+", "Alt+") };
        let held = |is_held: bool, name: &'static str| if is_held { name } else { "" };
        if is_mac {
            let held = [held(self.alt, alt), held(self.shift, shift), held(self.command, command)].concat();
            format!("{held}{}", self.key)
        } else {
            let held = [held(self.command, command), held(self.alt, alt), held(self.shift, shift)].concat();
            format!("{held}{}", self.key)
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Char(letter) => write!(f, "{letter}"),
            Key::Enter => f.write_str("Enter"),
            Key::Delete => f.write_str("Delete"),
            Key::Tab => f.write_str("Tab"),
            Key::Escape => f.write_str("Esc"),
            Key::Left => f.write_str("Left"),
            Key::Right => f.write_str("Right"),
            Key::Up => f.write_str("Up"),
            Key::Down => f.write_str("Down"),
            Key::F(number) => write!(f, "F{number}"),
        }
    }
}
