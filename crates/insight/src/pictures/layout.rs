//! Where everything stands: lanes under each other, contacts from left to right, ribbons between, in pixels.

use super::map::{JourneyMap, Node, Ribbon};

/// The width of the picture.
pub(super) const WIDTH: f64 = 1120.0;
/// Where lanes begin; their names stand before.
pub(super) const LEFT: f64 = 150.0;
/// The room after the last contact, for who is done.
const RIGHT: f64 = 96.0;
/// The room above, for the numbers of the contacts.
pub(super) const TOP: f64 = 44.0;
/// The width of the bar of a node.
pub(super) const BAR: f64 = 10.0;
/// All lanes together get this much for people.
const ROOM: f64 = 330.0;
/// Above and below the people of a lane.
const AIR: f64 = 15.0;
/// No lane is lower than this; names of activities may need two lines.
const LOWEST: [f64; 2] = [62.0, 46.0];

/// A lane as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct LaneBox {
    pub(super) top: f64,
    pub(super) height: f64,
}

impl LaneBox {
    pub(super) fn middle(self) -> f64 {
        self.top + self.height / 2.0
    }
}

/// A node as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct NodeBox {
    pub(super) x: f64,
    pub(super) top: f64,
    pub(super) height: f64,
    /// Where those stand whose last contact this was, from the top of the node.
    pub(super) last_at: f64,
    pub(super) last_height: f64,
}

/// A ribbon as it runs: its upper edge at both ends, and how wide it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct RibbonBox {
    pub(super) from_x: f64,
    pub(super) from_y: f64,
    pub(super) to_x: f64,
    pub(super) to_y: f64,
    pub(super) width: f64,
}

/// Where everything stands.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) lanes: Vec<LaneBox>,
    pub(super) nodes: Vec<NodeBox>,
    pub(super) ribbons: Vec<RibbonBox>,
    /// Below the lanes.
    pub(super) bottom: f64,
    /// Pixels a person.
    pub(super) unit: f64,
}

/// Where a contact stands.
pub(super) fn x(map: &JourneyMap, step: usize) -> f64 {
    let gaps = (map.steps.max(2) - 1) as f64;
    LEFT + 26.0 + (WIDTH - LEFT - 26.0 - RIGHT) * step as f64 / gaps
}

impl Layout {
    pub(super) fn of(map: &JourneyMap) -> Self {
        let busiest = |lane: usize| {
            map.nodes.iter().filter(|node| node.lane == lane).map(|node| node.people).max().unwrap_or(0)
        };
        let sum: u64 = (0..map.lanes.len()).map(busiest).sum();
        let unit = ROOM / sum.max(1) as f64;
        let mut bottom = TOP;
        let mut lanes = Vec::with_capacity(map.lanes.len());
        for lane in 0..map.lanes.len() {
            let height =
                (busiest(lane) as f64 * unit + 2.0 * AIR).max(LOWEST[usize::from(map.lanes_are_channels)]);
            lanes.push(LaneBox { top: bottom, height });
            bottom += height;
        }
        let nodes: Vec<NodeBox> =
            map.nodes.iter().map(|node| node_box(map, node, lanes[node.lane], unit)).collect();
        let ribbons = ribbon_boxes(map, &nodes, unit);
        Self { lanes, nodes, ribbons, bottom, unit }
    }
}

fn node_box(map: &JourneyMap, node: &Node, lane: LaneBox, unit: f64) -> NodeBox {
    let height = (node.people as f64 * unit).max(2.0);
    let done = (node.last + node.beyond) as f64 * unit;
    NodeBox {
        x: x(map, node.step),
        top: lane.middle() - height / 2.0,
        height,
        last_at: height - done,
        last_height: done,
    }
}

/// Ribbons leave and reach a node in the order of the lanes they go to and come from, so that few cross.
fn ribbon_boxes(map: &JourneyMap, nodes: &[NodeBox], unit: f64) -> Vec<RibbonBox> {
    let node =
        |step: usize, lane: usize| map.nodes.iter().position(|node| node.step == step && node.lane == lane);
    let before = |ribbon: &Ribbon, fits: &dyn Fn(&Ribbon) -> bool| -> f64 {
        let earlier = map.ribbons.iter().filter(|other| other.step == ribbon.step && fits(other));
        earlier.map(|other| other.people).sum::<u64>() as f64 * unit
    };
    map.ribbons
        .iter()
        .filter_map(|ribbon| {
            let from = nodes[node(ribbon.step, ribbon.from)?];
            let to = nodes[node(ribbon.step + 1, ribbon.to)?];
            let leaving = before(ribbon, &|other| other.from == ribbon.from && other.to < ribbon.to);
            let reaching = before(ribbon, &|other| other.to == ribbon.to && other.from < ribbon.from);
            Some(RibbonBox {
                from_x: from.x + BAR,
                from_y: from.top + leaving,
                to_x: to.x,
                to_y: to.top + reaching,
                width: ribbon.people as f64 * unit,
            })
        })
        .collect()
}
