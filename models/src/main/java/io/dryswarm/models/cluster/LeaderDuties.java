package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.allocator.Allocator;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.orchestrator.GlobalOrchestrator;
import io.dryswarm.models.orchestrator.ReplicatedOrchestrator;
import io.dryswarm.models.orchestrator.TaskReaper;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.LeaderComponents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs on a leader, in the order in which it sees events. Source: control-plane facts 3.1.3. */
final class LeaderDuties implements LeaderComponents {
  private final Simulation sim;
  private final StreamDice[] schedulerDice;
  private @Nullable DispatcherHost dispatcher;

  LeaderDuties(Simulation sim, int nodes) {
    this.sim = sim;
    this.schedulerDice = new StreamDice[nodes];
    for (int manager = 0; manager < nodes; manager++) {
      schedulerDice[manager] = new StreamDice(this.sim.streams().stream("scheduler.ties", manager));
    }
  }

  /** Connects the dispatcher, which needs Raft and is made later. */
  void bind(DispatcherHost dispatcherHost) {
    this.dispatcher = dispatcherHost;
  }

  @Override
  public List<LeaderComponent> elected(int manager) {
    return List.of(
        dispatcher().newLeaderComponent(manager),
        new Allocator(),
        new Scheduler(schedulerDice[manager]),
        new TaskReaper(TaskReaper.DEFAULT_HISTORY_LIMIT),
        new ReplicatedOrchestrator(),
        new GlobalOrchestrator());
  }

  @Override
  public void dropped(int manager) {
    dispatcher().leadershipLost(manager);
  }

  private DispatcherHost dispatcher() {
    if (dispatcher == null) {
      throw new IllegalStateException("bind() must come before the run");
    }
    return dispatcher;
  }
}
