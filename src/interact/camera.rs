//! Which part of the map is in view. Screen points are logical pixels from the upper left corner of the canvas.

use crate::layout::geometry::{Point, Rect};

/// What the canvas shows: the point of the map at its upper left corner, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    corner: Point,
    zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { corner: Point::default(), zoom: 1.0 }
    }
}

impl Camera {
    /// As small as it gets: 5 %.
    pub const MIN_ZOOM: f32 = 0.05;
    /// As large as it gets: 800 %.
    pub const MAX_ZOOM: f32 = 8.0;

    /// This point of the map at the corner of the canvas; the zoom is brought within its limits.
    #[must_use]
    pub fn new(corner: Point, zoom: f32) -> Self {
        Self { corner, zoom: limited(zoom) }
    }

    /// Screen pixels for a document unit.
    #[must_use]
    pub fn zoom(self) -> f32 {
        self.zoom
    }

    /// The point of the map at the corner of the canvas.
    #[must_use]
    pub fn corner(self) -> Point {
        self.corner
    }

    /// Where on the map a screen point is.
    #[must_use]
    pub fn doc_from_screen(self, in_screen: Point) -> Point {
        self.corner + in_screen * (1.0 / self.zoom)
    }

    /// Where on the screen a point of the map is.
    #[must_use]
    pub fn screen_from_doc(self, point: Point) -> Point {
        (point - self.corner) * self.zoom
    }

    /// Where on the screen a box of the map is.
    #[must_use]
    pub fn screen_rect_from_doc(self, rect: Rect) -> Rect {
        let corner = self.screen_from_doc(rect.corner());
        Rect::new(corner.x, corner.y, rect.w * self.zoom, rect.h * self.zoom)
    }

    /// The part of the map that a canvas of this size shows.
    #[must_use]
    pub fn view(self, size_in_screen: Point) -> Rect {
        Rect::new(self.corner.x, self.corner.y, size_in_screen.x / self.zoom, size_in_screen.y / self.zoom)
    }

    /// Larger by `factor`, with the point of the map beneath the pointer staying there.
    #[must_use]
    pub fn zoom_about(self, pointer_in_screen: Point, factor: f32) -> Self {
        self.zoomed_to(pointer_in_screen, self.zoom * factor)
    }

    /// At this zoom, with the point of the map beneath the pointer staying there.
    #[must_use]
    pub fn zoomed_to(self, pointer_in_screen: Point, zoom: f32) -> Self {
        let zoom = limited(zoom);
        let beneath = self.doc_from_screen(pointer_in_screen);
        Self { corner: beneath - pointer_in_screen * (1.0 / zoom), zoom }
    }

    /// The map moved by a vector on the screen, as if pulled by hand.
    #[must_use]
    pub fn pan(self, by_in_screen: Point) -> Self {
        Self { corner: self.corner - by_in_screen * (1.0 / self.zoom), ..self }
    }

    /// The same, but where nothing of `rect` is in view, moved until as much of it is as can be.
    #[must_use]
    pub fn kept_over(self, rect: Rect, size_in_screen: Point) -> Self {
        let view = self.view(size_in_screen);
        if view.overlaps(rect) {
            return self;
        }
        let x = view.x.clamp(rect.x, (rect.right() - view.w).max(rect.x));
        let y = view.y.clamp(rect.y, (rect.bottom() - view.h).max(rect.y));
        Self { corner: Point::new(x, y), ..self }
    }

    /// All of `rect` in the middle of a canvas of this size, as large as it can be up to `at_most`, with a margin in
    /// screen pixels.
    #[must_use]
    pub fn fit(rect: Rect, size_in_screen: Point, margin_in_screen: f32, at_most: f32) -> Self {
        let room = |size: f32| (size - 2.0 * margin_in_screen).max(1.0);
        let zoom = (room(size_in_screen.x) / rect.w.max(1.0)).min(room(size_in_screen.y) / rect.h.max(1.0));
        Self::new(Point::default(), zoom.min(at_most)).centred_on(rect.centre(), size_in_screen)
    }

    /// This point of the map in the middle of a canvas of this size.
    #[must_use]
    pub fn centred_on(self, point: Point, size_in_screen: Point) -> Self {
        Self { corner: point - size_in_screen * (0.5 / self.zoom), ..self }
    }

    /// Moved as little as it takes to have `rect` in view with a margin in screen pixels; centred on it where it is
    /// larger than the canvas.
    #[must_use]
    pub fn revealing(self, rect: Rect, size_in_screen: Point, margin_in_screen: f32) -> Self {
        let (view, wanted) = (self.view(size_in_screen), rect.grown(margin_in_screen / self.zoom));
        let x = shift(view.x, view.w, wanted.x, wanted.w);
        let y = shift(view.y, view.h, wanted.y, wanted.h);
        Self { corner: self.corner + Point::new(x, y), ..self }
    }
}

/// How far a stretch must move to hold another.
fn shift(start: f32, length: f32, wanted: f32, wanted_length: f32) -> f32 {
    if wanted_length > length {
        wanted + wanted_length / 2.0 - (start + length / 2.0)
    } else {
        (wanted - start).min(0.0) + (wanted + wanted_length - start - length).max(0.0)
    }
}

fn limited(zoom: f32) -> f32 {
    if zoom.is_finite() { zoom.clamp(Camera::MIN_ZOOM, Camera::MAX_ZOOM) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Point = Point::new(800.0, 600.0);

    fn close(a: Point, b: Point) -> bool {
        (a.x - b.x).abs() < 0.05 && (a.y - b.y).abs() < 0.05
    }

    #[test]
    fn what_is_on_the_ground_does_not_get_out_of_sight() {
        let (sheet, size) = (Rect::new(0.0, 0.0, 9_000.0, 600.0), Point::new(1_000.0, 800.0));
        let below = Camera::new(Point::new(4_000.0, 2_600.0), 1.0);
        let over = below.kept_over(sheet, size).view(size);
        assert_eq!((over.x, over.y), (4_000.0, 0.0));
        let beside = Camera::new(Point::new(9_500.0, 100.0), 2.0).kept_over(sheet, size).view(size);
        assert_eq!((beside.right(), beside.y), (9_000.0, 100.0));
        let there = Camera::new(Point::new(8_900.0, 500.0), 1.0);
        assert_eq!(there.kept_over(sheet, size), there, "something of it is in view");
    }

    #[test]
    fn zoom_keeps_its_limits() {
        for (factor, zoom) in [(1e9, 8.0), (1e-9, 0.05), (f32::NAN, 1.0), (1.5, 1.5)] {
            assert_eq!(Camera::default().zoom_about(Point::default(), factor).zoom(), zoom);
        }
    }

    #[test]
    fn what_fits_is_in_view_and_in_the_middle() {
        let rect = Rect::new(-500.0, 40.0, 3_000.0, 700.0);
        let camera = Camera::fit(rect, SIZE, 20.0, 2.0);
        assert!(camera.view(SIZE).holds(rect));
        assert!(close(camera.screen_from_doc(rect.centre()), Point::new(400.0, 300.0)));
        assert_eq!(Camera::fit(Rect::default(), SIZE, 20.0, 2.0).zoom(), 2.0);
    }

    #[test]
    fn revealing_moves_no_more_than_it_must() {
        let camera = Camera::default();
        assert_eq!(camera.revealing(Rect::new(100.0, 100.0, 50.0, 50.0), SIZE, 10.0), camera);
        let right = camera.revealing(Rect::new(900.0, 100.0, 50.0, 50.0), SIZE, 10.0);
        assert_eq!(right.corner(), Point::new(160.0, 0.0));
        let left = camera.revealing(Rect::new(-50.0, 100.0, 50.0, 50.0), SIZE, 10.0);
        assert_eq!(left.corner(), Point::new(-60.0, 0.0));
    }

    proptest! {
        #[test]
        fn the_point_beneath_the_pointer_stays(x in 0.0..800f32, y in 0.0..600f32, zoom in 0.05..8f32, factor in 0.2..5f32) {
            let (camera, pointer) = (Camera::new(Point::new(-70.0, 30.0), zoom), Point::new(x, y));
            let zoomed = camera.zoom_about(pointer, factor);
            let beneath = camera.doc_from_screen(pointer);
            prop_assert!(close(zoomed.screen_from_doc(beneath), pointer));
            prop_assert!(close(camera.screen_from_doc(beneath), pointer));
            prop_assert!(close(zoomed.pan(pointer).screen_from_doc(beneath), pointer + pointer));
        }
    }
}
