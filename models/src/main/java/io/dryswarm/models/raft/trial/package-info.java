/**
 * How long managers are without a leader: many small swarms of managers, one fault each, and the times that it took.
 *
 * <p><b>Models:</b> Raft alone, on {@code raft}'s own host, with messages of fixed latency that are lost independently of each other, and
 * disks that take no time unless asked to. <b>Leaves out:</b> the store and all that hangs on it, connections, reactions to failed sends.
 *
 * <pre>
 * TrialCase crash = TrialCase.of(TrialKind.LEADER_CRASH, 3, Time.MILLISECOND, 0.0);
 * TrialResult result = RaftTrials.run(crash, 1000, 42);
 * result.samplesMs("timeToNewLeader")
 * </pre>
 *
 * <p>Times are milliseconds of virtual time, as the recordings of SwarmKit have them; metrics that count say how many.
 *
 * <p><b>Source:</b> control-plane facts 2.1; the same trials of SwarmKit's own Raft, {@code raft.json} in the tests.
 */
@NullMarked
package io.dryswarm.models.raft.trial;

import org.jspecify.annotations.NullMarked;
