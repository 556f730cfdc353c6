//! The regions of the window, gone round by F6: top bar, tools, canvas, panel, status bar. The one that has been
//! reached is framed; Tab goes on within it.
//!
//! Limitations: what lies above the window (the palette, a question) is no region; it has the keyboard anyway.

use egui::{Context, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::App;
use crate::ui::canvas::canvas_id;

/// A part of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Region {
    TopBar,
    Tools,
    Canvas,
    Panel,
    StatusBar,
}

impl Region {
    /// From top to bottom and from left to right.
    const ALL: [Region; 5] = [Region::TopBar, Region::Tools, Region::Canvas, Region::Panel, Region::StatusBar];

    /// Its name for those who cannot see it.
    fn name(self) -> &'static str {
        match self {
            Region::TopBar => "Top bar",
            Region::Tools => "Tools",
            Region::Canvas => "Canvas",
            Region::Panel => "Panel",
            Region::StatusBar => "Status bar",
        }
    }

    fn id(self) -> Id {
        if self == Region::Canvas { canvas_id() } else { Id::unique(("region", self.name())) }
    }

    fn place(self) -> usize {
        Region::ALL.iter().position(|region| *region == self).unwrap_or_default()
    }
}

/// Where the regions were in the last frame.
#[derive(Debug, Clone, Default)]
pub(super) struct Regions {
    places: [Option<Rect>; 5],
    /// Was the one that has the keyboard reached by F6? Then it is framed.
    is_framed: bool,
}

impl Regions {
    fn rect(&self, region: Region) -> Option<Rect> {
        self.places.get(region.place()).copied().flatten()
    }

    fn put(&mut self, region: Region, rect: Rect) {
        if let Some(place) = self.places.get_mut(region.place()) {
            *place = rect.is_positive().then_some(rect);
        }
    }

    /// The region that has the keyboard.
    fn of_focus(&self, ctx: &Context) -> Option<Region> {
        let focused = ctx.memory(|memory| memory.focused())?;
        if let Some(region) = Region::ALL.into_iter().find(|region| region.id() == focused) {
            return Some(region);
        }
        let middle = ctx.read_response(focused)?.rect.center();
        Region::ALL.into_iter().find(|region| self.rect(*region).is_some_and(|rect| rect.contains(middle)))
    }

    /// The next one that is there.
    fn next(&self, from: Region, is_backwards: bool) -> Region {
        let count = Region::ALL.len();
        let step = if is_backwards { count - 1 } else { 1 };
        let mut round = (1..=count).filter_map(|turn| Region::ALL.get((from.place() + turn * step) % count).copied());
        round.find(|region| self.rect(*region).is_some()).unwrap_or(Region::Canvas)
    }
}

impl App {
    /// F6: to the next region, or the previous one.
    pub(super) fn go_round(&mut self, ctx: &Context, is_backwards: bool) {
        let from = self.regions.of_focus(ctx);
        let to = self.regions.next(from.unwrap_or(Region::Canvas), is_backwards);
        self.regions.is_framed = true;
        self.has_left_canvas = to != Region::Canvas;
        ctx.memory_mut(|memory| memory.request_focus(to.id()));
    }

    /// Shows a region that takes its part of what is left of the window.
    pub(super) fn region_ui<T>(
        &mut self,
        ui: &mut Ui,
        region: Region,
        show: impl FnOnce(&mut Self, &mut Ui) -> T,
    ) -> T {
        if let Some(rect) = self.regions.rect(region).filter(|_| region != Region::Canvas) {
            // Before what is in it, so that Tab goes on there.
            let response = ui.interact(rect, region.id(), Sense::FOCUSABLE);
            response.widget_info(|| WidgetInfo::labeled(Role::Region, true, region.name()));
        }
        let before = ui.available_rect_before_wrap();
        let shown = show(self, ui);
        let rect = match region {
            Region::Canvas => before,
            _ => taken(before, ui.available_rect_before_wrap()),
        };
        self.regions.put(region, rect);
        let ctx = ui.ctx().clone();
        if ctx.input(|input| input.pointer.any_pressed()) {
            self.regions.is_framed = false;
        }
        if self.regions.is_framed && rect.is_positive() && ctx.memory(|memory| memory.has_focus(region.id())) {
            let edge = Stroke::new(2.0, self.palette.accent);
            ui.painter().with_clip_rect(rect).rect_stroke(rect.shrink(1.0), 4, edge, StrokeKind::Inside);
        }
        shown
    }
}

/// What was taken from one side of what was free.
fn taken(before: Rect, after: Rect) -> Rect {
    let mut taken = before;
    if after.top() > before.top() {
        taken.max.y = after.top();
    } else if after.bottom() < before.bottom() {
        taken.min.y = after.bottom();
    } else if after.left() > before.left() {
        taken.max.x = after.left();
    } else if after.right() < before.right() {
        taken.min.x = after.right();
    } else {
        taken.max = taken.min;
    }
    taken
}
