//! Icons: strokes on a grid of 24 by 24 for channels and tools, and our own faces, star and cherries. They are
//! paths in the scene, so every export draws the same ones.

mod guess;
mod shapes;
mod strokes;

use std::sync::{Arc, LazyLock};

pub use shapes::arrow_head;

use super::{Colour, Item, Stroke};
use crate::layout::geometry::{Path, Point};

/// Side of the grid that icons are drawn on.
pub const GRID: f32 = 24.0;

/// Makes the enum, the list of all, and their sources, from one table.
macro_rules! icons {
    ($($(#[$says:meta])* $icon:ident $name:literal $from:expr;)*) => {
        /// A picture on the grid.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Icon { $($(#[$says])* $icon,)* }

        impl Icon {
            /// All of them.
            pub const ALL: &'static [Icon] = &[$(Icon::$icon,)*];

            /// Its name in files.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Icon::$icon => $name,)* }
            }

            fn source(self) -> Source {
                match self { $(Icon::$icon => $from,)* }
            }
        }
    };
}

enum Source {
    Svg(&'static str),
    Face(i8),
    Star,
    Cherries,
}

macro_rules! svg {
    ($name:literal) => {
        Source::Svg(include_str!(concat!("../../../assets/icons/", $name, ".svg")))
    };
}

icons! {
    /// Social media.
    Share "share-2" svg!("share-2");
    /// A search engine.
    Search "search" svg!("search");
    /// Reviews.
    MessageSquareText "message-square-text" svg!("message-square-text");
    /// A web shop.
    AppWindow "app-window" svg!("app-window");
    /// A website.
    Globe "globe" svg!("globe");
    /// A store.
    Store "store" svg!("store");
    /// At home.
    House "house" svg!("house");
    /// A telephone call.
    Phone "phone" svg!("phone");
    /// E-mail.
    Mail "mail" svg!("mail");
    /// Word of mouth; people.
    Users "users" svg!("users");
    /// An app.
    Smartphone "smartphone" svg!("smartphone");
    /// Advertising.
    Megaphone "megaphone" svg!("megaphone");
    /// The press.
    Newspaper "newspaper" svg!("newspaper");
    /// A place.
    MapPin "map-pin" svg!("map-pin");
    /// Delivery.
    Truck "truck" svg!("truck");
    /// A parcel.
    Package "package" svg!("package");
    /// Paying.
    CreditCard "credit-card" svg!("credit-card");
    /// A letter or document.
    FileText "file-text" svg!("file-text");
    /// Television.
    Tv "tv" svg!("tv");
    /// An appointment or event.
    Calendar "calendar" svg!("calendar");
    /// A hotline.
    Headset "headset" svg!("headset");
    /// A chat.
    MessageCircle "message-circle" svg!("message-circle");
    /// A clinic.
    Hospital "hospital" svg!("hospital");
    /// A bank's branch or an office.
    Landmark "landmark" svg!("landmark");
    /// A basket.
    ShoppingCart "shopping-cart" svg!("shopping-cart");
    /// An assistant that is a machine.
    Bot "bot" svg!("bot");
    /// A code to scan.
    QrCode "qr-code" svg!("qr-code");
    /// Repair; settings.
    Wrench "wrench" svg!("wrench");
    /// Any other channel.
    Circle "circle" svg!("circle");
    /// The tool that selects.
    Pointer "mouse-pointer-2" svg!("mouse-pointer-2");
    /// The tool that makes a card.
    SquarePlus "square-plus" svg!("square-plus");
    /// The tool that makes a link.
    Spline "spline" svg!("spline");
    /// The tool that makes a stage.
    Columns "columns-3" svg!("columns-3");
    /// The tool that writes a note.
    StickyNote "sticky-note" svg!("sticky-note");
    /// The tool that moves the view.
    Move "move" svg!("move");
    /// The same, by hand.
    Hand "hand" svg!("hand");
    /// One step back.
    Undo "undo-2" svg!("undo-2");
    /// One step forward again.
    Redo "redo-2" svg!("redo-2");
    /// Begin to present.
    Play "play" svg!("play");
    /// Export.
    Download "download" svg!("download");
    /// Close.
    X "x" svg!("x");
    /// There is more behind it; jump there.
    ChevronRight "chevron-right" svg!("chevron-right");
    /// Put a panel away.
    ChevronsRight "chevrons-right" svg!("chevrons-right");
    /// Two views, one above the other.
    Rows "rows-2" svg!("rows-2");
    /// Not to be shown.
    Ban "ban" svg!("ban");
    /// One more.
    Plus "plus" svg!("plus");
    /// Remove.
    Trash "trash" svg!("trash");
    /// Another way it could go.
    Branch "branch" svg!("branch");
    /// Pinned by hand.
    Pin "pin" svg!("pin");
    /// A file.
    File "file" svg!("file");
    /// Help.
    Help "circle-help" svg!("circle-help");
    /// A face: deep pain, -2.
    FaceAwful "face-awful" Source::Face(-2);
    /// A face: pain, -1.
    FaceBad "face-bad" Source::Face(-1);
    /// A face: neither, 0.
    FaceNeutral "face-neutral" Source::Face(0);
    /// A face: love, +1.
    FaceGood "face-good" Source::Face(1);
    /// A face: great love, +2.
    FaceGreat "face-great" Source::Face(2);
    /// A moment of truth.
    Star "star" Source::Star;
    /// A candidate for one.
    StarHollow "star-hollow" Source::Star;
    /// A low-hanging fruit.
    Cherries "cherries" Source::Cherries;
}

impl Icon {
    /// The face for a feeling from -2 to +2; beyond that the last one.
    #[must_use]
    pub fn face(level: i8) -> Icon {
        match level {
            ..=-2 => Icon::FaceAwful,
            -1 => Icon::FaceBad,
            0 => Icon::FaceNeutral,
            1 => Icon::FaceGood,
            2.. => Icon::FaceGreat,
        }
    }

    /// The icon of a channel: the chosen one if there is one of that name, else guessed from the channel's name.
    #[must_use]
    pub fn for_channel(name: &str, chosen: Option<&str>) -> Icon {
        chosen.and_then(Icon::named).unwrap_or_else(|| guess::guess(name))
    }

    /// The icon of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Icon> {
        Icon::ALL.iter().copied().find(|icon| icon.name() == name)
    }

    /// Its outline on the grid.
    #[must_use]
    pub fn path(self) -> &'static Arc<Path> {
        static EMPTY: LazyLock<Arc<Path>> = LazyLock::new(Arc::default);
        static PATHS: LazyLock<Vec<Arc<Path>>> =
            LazyLock::new(|| Icon::ALL.iter().map(|icon| Arc::new(icon.drawn())).collect());
        PATHS.get(self as usize).unwrap_or(&EMPTY)
    }

    fn drawn(self) -> Path {
        match self.source() {
            // A test proves that every vendored file is understood.
            Source::Svg(text) => strokes::path_of(text).unwrap_or_default(),
            Source::Face(level) => shapes::face(level),
            Source::Star => shapes::star(),
            Source::Cherries => shapes::cherries(),
        }
    }

    /// Is it filled? Else it is stroked.
    #[must_use]
    pub fn is_filled(self) -> bool {
        matches!(self, Icon::Star | Icon::Cherries)
    }

    /// How wide its stroke is on the grid; nothing for a filled one.
    #[must_use]
    pub fn stroke_width(self) -> f32 {
        match self.source() {
            _ if self.is_filled() => 0.0,
            Source::Face(_) | Source::Star => 1.75,
            Source::Svg(_) | Source::Cherries => 2.0,
        }
    }

    /// The icon to draw: its grid's corner at `corner`, `size` wide and high.
    #[must_use]
    pub fn item(self, corner: Point, size: f32, colour: Colour) -> Item {
        let scale = size / GRID;
        let stroke = Stroke { colour, width: self.stroke_width() * scale, dash: None };
        let (fill, stroke) = if self.is_filled() { (Some(colour), None) } else { (None, Some(stroke)) };
        Item::Shape { path: Arc::clone(self.path()), at: corner, scale, fill, stroke }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::geometry::Step;

    #[test]
    fn every_icon_is_drawn_within_its_grid() {
        for icon in Icon::ALL {
            let path = icon.path();
            assert!(matches!(path.steps.first(), Some(Step::Move(_))), "{}", icon.name());
            for step in &path.steps {
                if let Step::Move(p) | Step::Line(p) | Step::Cubic(_, _, p) = step {
                    assert!((0.0..=GRID).contains(&p.x) && (0.0..=GRID).contains(&p.y), "{} {p:?}", icon.name());
                }
            }
        }
    }

    #[test]
    fn every_icon_is_found_by_its_name() {
        assert!(Icon::ALL.iter().all(|icon| Icon::named(icon.name()) == Some(*icon)));
    }

    #[test]
    fn a_chosen_icon_goes_before_the_name() {
        assert_eq!(Icon::for_channel("Phone", Some("truck")), Icon::Truck);
        assert_eq!(Icon::for_channel("Phone", Some("no such icon")), Icon::Phone);
    }

    #[test]
    fn an_icon_is_scaled_with_its_stroke() {
        let black = Colour { r: 0, g: 0, b: 0, a: 255 };
        let Item::Shape { scale, stroke: Some(stroke), .. } = Icon::Phone.item(Point::default(), 12.0, black) else {
            panic!("a stroke");
        };
        assert_eq!((scale, stroke.width), (0.5, 1.0));
    }
}
