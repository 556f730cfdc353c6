//! Notices: they stack quietly at the lower left of the canvas, and go by themselves unless
//! something failed.

use egui::{Area, Context, Frame, Margin, Order, Rect, Role, Stroke, WidgetInfo, vec2};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, radius, size},
};
use crate::{
    interact::{Intent, Notice, NoticeKind},
    scene::icon::Icon,
};

/// Shows the notices above the lower left corner of `within`, the latest lowest.
pub fn notices_ui<'a>(
    ctx: &Context,
    within: Rect,
    notices: impl Iterator<Item = (u64, &'a Notice)>,
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    let notices: Vec<_> = notices.collect();
    if notices.is_empty() {
        return;
    }
    let place = within.left_bottom() + vec2(16.0, -16.0);
    let area = Area::new(egui::Id::unique("notices")).order(Order::Foreground).pivot(egui::Align2::LEFT_BOTTOM);
    area.fixed_pos(place).show(ctx, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for (id, notice) in notices {
            notice_ui(ui, id, notice, (within.width() - 48.0).clamp(200.0, 560.0), palette, out);
        }
    });
}

fn notice_ui(ui: &mut egui::Ui, id: u64, notice: &Notice, width: f32, palette: &Palette, out: &mut Vec<Intent>) {
    let edge = match notice.kind {
        NoticeKind::Failed => Stroke::new(1.5, palette.pain),
        NoticeKind::Warning => Stroke::new(1.5, palette.moment),
        NoticeKind::Done | NoticeKind::Refused => Stroke::new(1.0, palette.hairline),
    };
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(edge)
        .corner_radius(radius::CONTROL)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            let font = tokens::regular(size::BODY);
            let galley = control::laid_out(ui, &notice.text, font, palette.ink, width);
            let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &notice.text));
            ui.painter().galley(rect.min, galley, palette.ink);
            if let Some(way_out) = &notice.way_out {
                let button = Button { height: 28.0, ..Button::new(Look::Tinted, &way_out.label) };
                if button.show(ui, palette).clicked() {
                    out.push(Intent::DismissNotice(id));
                    out.push((*way_out.intent).clone());
                }
            }
            if notice.seconds().is_none() {
                let close =
                    Button { icon: Some(Icon::X), name: "Close notice", height: 28.0, ..Button::new(Look::Quiet, "") };
                if close.show(ui, palette).clicked() {
                    out.push(Intent::DismissNotice(id));
                }
            }
        });
    });
}
