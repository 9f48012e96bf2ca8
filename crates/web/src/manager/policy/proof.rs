//! What was proved of a policy, in words: that it holds, or the tenants who show that it does not.

use usecases::steering::policies::{Case, Checked};

use super::words::Names;
use crate::manager::figures;

/// What was proved.
#[derive(Debug)]
pub struct ProofView {
    /// `good`, `attention` or `wrong`: its colour.
    pub state: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// In a sentence.
    pub word: String,
    /// Everything that stands in the way, and what is odd.
    pub findings: Vec<Finding>,
}

/// Something that was found.
#[derive(Debug)]
pub struct Finding {
    /// What it is.
    pub title: String,
    /// The tenant who shows it: names and values.
    pub facts: Vec<(String, String)>,
    /// The numbers of the rules that are at fault, with spaces between.
    pub rules: String,
    /// The same as links: what they say and where they lead.
    pub links: Vec<(String, String)>,
}

/// The proof for a page.
pub fn view(names: &Names<'_>, checked: &Checked) -> ProofView {
    let t = names.say();
    let mut findings = faults(names, checked);
    let count = findings.len().to_string();
    let (state, icon, word) = if checked.holds {
        let tried = figures::whole(t, checked.tried as u64);
        ("good", "good", t.with("stuur-proof-holds", &[("n", &tried)]))
    } else {
        ("wrong", "wrong", t.with("stuur-proof-fails", &[("n", &count)]))
    };
    let idle = |rule: &usize| finding(names, t.text("stuur-proof-unreachable"), &Case::new(), &[*rule]);
    findings.extend(checked.unreachable.iter().map(idle));
    ProofView { state, icon, word, findings }
}

fn faults(names: &Names<'_>, checked: &Checked) -> Vec<Finding> {
    let t = names.say();
    let problems = checked.problems.iter().map(|problem| {
        let rules: Vec<usize> = problem.rule.into_iter().collect();
        finding(names, t.message(&problem.message), &Case::new(), &rules)
    });
    let gaps = checked.gaps.iter().map(|case| finding(names, t.text("steering-objection-gap"), case, &[]));
    let overlaps = checked.overlaps.iter().map(|(first, second, case)| {
        let both = format!("{first}, {second}");
        let title = t.with("steering-objection-contradiction", &[("rules", &both)]);
        finding(names, title, case, &[*first, *second])
    });
    let breaches = checked.breaches.iter().map(|breach| {
        let rules: Vec<usize> = breach.rule.into_iter().collect();
        finding(names, t.message(&breach.message), &breach.tenant, &rules)
    });
    problems.chain(gaps).chain(overlaps).chain(breaches).collect()
}

fn finding(names: &Names<'_>, title: String, case: &Case, rules: &[usize]) -> Finding {
    let t = names.say();
    let facts = case.iter().map(|(name, value)| (names.column(name), names.value(name, value))).collect();
    let link =
        |rule: &usize| (t.with("stuur-rule-number", &[("n", &rule.to_string())]), format!("#rule-{rule}"));
    Finding {
        title,
        facts,
        rules: rules.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        links: rules.iter().map(link).collect(),
    }
}
