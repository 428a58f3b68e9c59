/**
 * Why a task is where it is, why it was made, stopped or replaced, and what it waits for.
 *
 * <p>{@link io.dryswarm.models.cluster.observe.explain.RunExplainer} looks on while a run goes: it keeps every committed change of
 * services, tasks and nodes, and the scheduler's reasons. Nothing is concluded before somebody asks; then causes are found in what was
 * committed together, such as a task that is shut down and its replacement, and in the state of service and node at that commit. No
 * orchestrator says why it acts, neither here nor in Swarm, so that each cause is the rule that applies to this state.
 *
 * <p><b>Names:</b> a place is {@code vote_vote.1}, or {@code vote_agent.worker-1} for services with one task per node; slot 0 of a
 * replicated job is {@code job.0}. {@code vote_vote.1#2} is the second task of its place. Ids are in Swarm's form.
 *
 * <p><b>Memory:</b> in proportion to the committed changes. A run with an explainer has the same digests as one without.
 *
 * <p><b>Sources:</b> control-plane facts 5 (placement), 6 (orchestrators), 7 (restarts), 8 (updates), 9.2 (constraint enforcer).
 */
@NullMarked
package io.dryswarm.models.cluster.observe.explain;

import org.jspecify.annotations.NullMarked;
