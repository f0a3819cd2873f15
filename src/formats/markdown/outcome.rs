//! What became of an objection, and by what.

use std::fmt::Write;

use super::{Memo, not_in_time};
use crate::{
    document::{Standing, Verdict},
    map::{Argument, ArgumentId, ClaimId, Side, Use},
    semantics::{Judgement, Label},
};

/// The most replies that are named to one claim.
const MOST_REPLIES: usize = 3;

const OUTWEIGHED: &str = "**Outweighed:** the reasons for it are stronger.";

/// What an objection does to the reasons for its target.
enum Effect {
    /// There are none that it could strike.
    None,
    Outweighed,
    Strikes,
}

impl Memo<'_, '_> {
    /// What became of an objection to a claim.
    pub(super) fn outcome(&mut self, id: ArgumentId) -> String {
        let (map, verdicts) = (self.view.map(), self.verdicts);
        let objection = map.argument(id);
        let target = objection.target();
        let undercuts = |verdict| -> Vec<ClaimId> {
            objection.unless().iter().copied().filter(|&by| verdicts[by] == verdict).collect()
        };
        let undercut = undercuts(Verdict::Accepted);
        if !undercut.is_empty() {
            let since = self.sentences(&undercut);
            return format!("**Answered:** the objection does not apply, since: {since}");
        }
        // What is out for good settles the matter, whatever else is open.
        let mut open = objection.premises().iter().copied().filter(|&it| verdicts[it] != Verdict::Accepted);
        let fallen = open.clone().find(|&premise| verdicts[premise] != Verdict::Contested);
        if let Some(fallen) = fallen.or_else(|| open.next()) {
            return self.reply(fallen);
        }
        let undecided = undercuts(Verdict::Contested);
        if !undecided.is_empty() {
            let if_so = self.sentences(&undecided);
            return format!("**Undecided:** the objection does not apply if this stands: {if_so}");
        }
        let said = match verdicts[target] {
            Verdict::Accepted => OUTWEIGHED,
            _ if map.claim(target).standing() == Standing::Established => {
                "It meets nothing: the claim is established."
            }
            verdict => match (self.effect(id, target), verdict) {
                (Effect::None, _) => "It meets nothing: no reason for the claim is left.",
                (Effect::Outweighed, _) => OUTWEIGHED,
                (Effect::Strikes, Verdict::Contested) => "**Not answered.**",
                (Effect::Strikes, _) => "**It stands.**",
            },
        };
        let mut said = said.to_owned();
        if objection.unless().iter().any(|&by| self.view.shows(by)) {
            let unless = self.sentences(objection.unless());
            let _ = write!(said, " It would not apply if this stood: {unless}");
        }
        said
    }

    /// What an objection does that stands by itself, to a claim that does not stand. Whether it is strong enough is told
    /// by the grounded semantics, whichever the verdicts are by.
    fn effect(&mut self, objection: ArgumentId, target: ClaimId) -> Effect {
        let map = self.view.map();
        let judgement = self.judgement.get_or_insert_with(|| Judgement::of(map));
        let exposed = *self.exposed.entry(target).or_insert_with(|| judgement.exposed(map, target));
        match judgement.objection(objection, target, Label::Undecided) & exposed {
            _ if exposed == 0 => Effect::None,
            0 => Effect::Outweighed,
            _ => Effect::Strikes,
        }
    }

    /// What became of what would undercut a step.
    pub(super) fn outcome_of_undercut(&mut self, by: ClaimId, step: &Argument) -> String {
        match self.verdicts[by] {
            Verdict::Accepted if step.side() == Side::Support && step.is_strict() => {
                "It meets nothing: the step admits of no exception.".to_owned()
            }
            Verdict::Accepted => "**It stands:** the step does not hold.".to_owned(),
            _ => self.reply(by),
        }
    }

    /// What keeps a claim that is not accepted from standing.
    pub(super) fn reply(&mut self, fallen: ClaimId) -> String {
        match self.verdicts[fallen] {
            Verdict::Contested => "**Undecided.**".to_owned(),
            Verdict::Rejected => {
                let replies = self.replies(fallen);
                if replies.is_empty() || !self.has_ground(fallen) {
                    return "**Answered:** what it rests on does not stand.".to_owned();
                }
                format!("**Answered:** {}", self.sentences(&replies))
            }
            _ => match not_in_time(self.view.map(), fallen) {
                Some(reason) => format!("**Answered:** {reason}."),
                None => "Nothing is said for it.".to_owned(),
            },
        }
    }

    /// Whether a claim is asserted or has an argument of which nothing has fallen: else it falls without a reply.
    fn has_ground(&self, claim: ClaimId) -> bool {
        let map = self.view.map();
        let record = map.claim(claim);
        let accepted = |claim: &ClaimId| self.verdicts[*claim] == Verdict::Accepted;
        record.standing() != Standing::Open
            || record.because().iter().map(|&argument| map.argument(argument)).any(|argument| {
                let undercut = !argument.is_strict() && argument.unless().iter().any(accepted);
                argument.premises().iter().all(accepted) && !undercut
            })
    }

    /// Accepted claims that speak against one that is rejected, the first few. They are kept, since a claim that many
    /// objections rest on may have many replies.
    fn replies(&mut self, fallen: ClaimId) -> Vec<ClaimId> {
        if let Some(replies) = self.replies.get(&fallen) {
            return replies.clone();
        }
        let map = self.view.map();
        let verdicts = self.verdicts;
        let accepted = |claim: &ClaimId| verdicts[*claim] == Verdict::Accepted;
        let mut replies: Vec<ClaimId> = Vec::new();
        let objections = map.claim(fallen).despite().iter().map(|&objection| map.argument(objection));
        let standing = objections.filter(|objection| {
            objection.premises().iter().all(accepted) && !objection.unless().iter().any(accepted)
        });
        replies.extend(standing.flat_map(Argument::premises).take(MOST_REPLIES));
        replies.extend(map.claim(fallen).unless().iter().filter(|by| accepted(by)).take(MOST_REPLIES));
        for use_ in map.uses(fallen) {
            if replies.len() >= MOST_REPLIES {
                break;
            }
            if let Use::Conflict(index) = *use_ {
                // As many as are wanted, and one more: the claim itself may be among them.
                let sides = self.standing_sides.entry(index).or_insert_with(|| {
                    let between = map.conflicts()[index].between().iter().copied();
                    between.filter(accepted).take(MOST_REPLIES + 1).collect()
                });
                replies.extend(sides.iter().copied().filter(|&side| side != fallen));
            }
        }
        replies.truncate(MOST_REPLIES);
        self.replies.insert(fallen, replies.clone());
        replies
    }
}
