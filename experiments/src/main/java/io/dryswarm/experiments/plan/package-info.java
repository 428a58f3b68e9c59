/**
 * The smallest candidate of a grid that meets some goals, found without running every candidate.
 *
 * <p><b>Order.</b> Candidates are compared by their price, or, without prices, by their settings: the first axis counts most. {@link
 * io.dryswarm.experiments.plan.CandidateOrder} holds both this order and which candidate is no smaller than another in every setting.
 *
 * <p><b>Search.</b> {@link io.dryswarm.experiments.plan.StaircaseSearch} assumes that more of a setting never hurts: of a candidate that
 * fails, every one that is smaller in all settings fails, too, and is not run. Each question is the one that leaves least open whatever
 * its answer. Then all neighbours of the answer are run: those with less of one setting must fail, those with more must meet the goals.
 * Where one does not, the assumption is broken there: it is told, and a cheaper neighbour takes the place of the answer.
 *
 * <p><b>Judgement.</b> {@link io.dryswarm.experiments.plan.GoalJudge}: a goal is met if the interval of its mean over the replications lies
 * on the good side of the limit, missed if it lies on the other one. While it holds the limit, more replications are run ({@link
 * io.dryswarm.experiments.plan.Looks}), with intervals wide enough that all looks together keep the confidence. What is undecided at the
 * end counts as not met.
 *
 * <p><b>Situations.</b> {@link io.dryswarm.experiments.plan.Situation}: with so many times as many users, and with nodes lost. Times are
 * virtual nanoseconds. The result depends on nothing but the scenario, the grid and the goals: not on threads.
 */
@NullMarked
package io.dryswarm.experiments.plan;

import org.jspecify.annotations.NullMarked;
