//! Where the document lies on the screen.

use egui::{Pos2, Rect, pos2, vec2};

use crate::layout::geometry::{self, Point};

/// A scale and a place: screen = corner + document × scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Where the document's (0, 0) stands, in screen points.
    pub corner: Pos2,
    /// Screen points for one document unit.
    pub scale: f32,
}

impl View {
    /// Document units are screen points.
    pub const IDENTITY: View = View { corner: Pos2::ZERO, scale: 1.0 };

    /// The view in which `content` fits into `frame`, in the middle, never larger than `most`.
    #[must_use]
    pub fn fitting(content: geometry::Rect, frame: Rect, most: f32) -> View {
        let scale = (frame.width() / content.w.max(1.0)).min(frame.height() / content.h.max(1.0)).min(most);
        let centre = content.centre();
        View { corner: frame.center() - vec2(centre.x, centre.y) * scale, scale }
    }

    /// From document to screen.
    #[must_use]
    pub fn to_screen(self, point: Point) -> Pos2 {
        pos2(self.corner.x + point.x * self.scale, self.corner.y + point.y * self.scale)
    }

    /// A box from document to screen.
    #[must_use]
    pub fn rect_to_screen(self, rect: geometry::Rect) -> Rect {
        Rect::from_min_size(self.to_screen(rect.corner()), vec2(rect.w, rect.h) * self.scale)
    }

    /// From screen to document.
    #[must_use]
    pub fn to_document(self, place: Pos2) -> Point {
        Point::new((place.x - self.corner.x) / self.scale, (place.y - self.corner.y) / self.scale)
    }

    /// A box from screen to document.
    #[must_use]
    pub fn rect_to_document(self, rect: Rect) -> geometry::Rect {
        let corner = self.to_document(rect.min);
        geometry::Rect::new(corner.x, corner.y, rect.width() / self.scale, rect.height() / self.scale)
    }

    /// The same scale, with coordinates that begin at `origin`.
    #[must_use]
    pub fn moved(self, origin: Point) -> View {
        View { corner: self.to_screen(origin), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screen_and_document_are_inverse() {
        let view = View { corner: pos2(30.0, -20.0), scale: 2.5 };
        let there = view.to_document(view.to_screen(Point::new(7.0, 9.0)));
        assert!((there.x - 7.0).abs() < 1e-4 && (there.y - 9.0).abs() < 1e-4);
    }

    #[test]
    fn what_fits_lies_inside_and_in_the_middle() {
        let frame = Rect::from_min_size(pos2(10.0, 20.0), vec2(300.0, 200.0));
        let view = View::fitting(geometry::Rect::new(-50.0, 0.0, 1000.0, 100.0), frame, 1.0);
        let drawn = view.rect_to_screen(geometry::Rect::new(-50.0, 0.0, 1000.0, 100.0));
        assert!(frame.expand(0.01).contains_rect(drawn));
        assert!(drawn.center().distance(frame.center()) < 0.01);
    }
}
