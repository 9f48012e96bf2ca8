//! What was measured, beside what it may be.

/// One line of the table.
#[derive(Debug)]
pub struct Figure {
    what: String,
    measured: f64,
    unit: &'static str,
    most: Option<f64>,
}

impl Figure {
    /// Something that may be at most so much.
    pub fn most(what: impl Into<String>, measured: f64, unit: &'static str, most: f64) -> Self {
        Self { what: what.into(), measured, unit, most: Some(most) }
    }

    /// Something without a target.
    pub fn plain(what: impl Into<String>, measured: f64, unit: &'static str) -> Self {
        Self { what: what.into(), measured, unit, most: None }
    }

    fn verdict(&self) -> &'static str {
        match self.most {
            None => "",
            Some(most) if self.measured <= most => "ok",
            Some(_) => "NOT ok",
        }
    }
}

/// Prints the table.
pub fn print(figures: &[Figure]) {
    let widest = figures.iter().map(|figure| figure.what.chars().count()).max().unwrap_or(0);
    println!("{:<widest$}  {:>12}  {:>12}", "what", "measured", "at most");
    for figure in figures {
        let measured = format!("{:.1} {}", figure.measured, figure.unit);
        let most = figure.most.map(|most| format!("{most:.0} {}", figure.unit)).unwrap_or_default();
        println!("{:<widest$}  {measured:>12}  {most:>12}  {}", figure.what, figure.verdict());
    }
    let missed = figures.iter().filter(|figure| figure.verdict() == "NOT ok").count();
    if missed > 0 {
        println!("{missed} of {} figures miss their target on this machine.", figures.len());
    }
}
