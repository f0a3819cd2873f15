//! The grounded semantics where arguments attack each other and nothing else is there.
//!
//! What [`grounded`](super::grounded) says of the framework at rule level, without making one: a large framework is
//! settled in the time that reading it takes.

use super::Label;
use crate::theory::AbstractFramework;

impl AbstractFramework {
    /// The label of every argument in the grounded extension: in what is attacked by nothing but what is out, out what
    /// is attacked by something in, undecided the rest.
    ///
    /// # Complexity
    ///
    /// Linear.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{semantics::Label, theory::AbstractFramework};
    ///
    /// // 0 attacks 1, which attacks 2; 3 attacks itself.
    /// let framework = AbstractFramework::new(4, vec![(0, 1), (1, 2), (3, 3)]);
    /// assert_eq!(framework.grounded(), [Label::In, Label::Out, Label::In, Label::Undecided]);
    /// ```
    pub fn grounded(&self) -> Vec<Label> {
        let arguments = 0..self.argument_count() as u32;
        let mut labels = vec![Label::Undecided; self.argument_count()];
        // How many attacks on each argument are not yet known to come from what is out.
        let mut threats: Vec<u32> =
            arguments.clone().map(|argument| self.attackers(argument).len() as u32).collect();
        let mut settled: Vec<u32> = arguments.filter(|&argument| threats[argument as usize] == 0).collect();
        while let Some(argument) = settled.pop() {
            labels[argument as usize] = Label::In;
            for &attacked in self.attacked(argument) {
                if std::mem::replace(&mut labels[attacked as usize], Label::Out) == Label::Out {
                    continue;
                }
                for &spared in self.attacked(attacked) {
                    let threats = &mut threats[spared as usize];
                    *threats -= 1;
                    if *threats == 0 {
                        settled.push(spared);
                    }
                }
            }
        }
        labels
    }
}
