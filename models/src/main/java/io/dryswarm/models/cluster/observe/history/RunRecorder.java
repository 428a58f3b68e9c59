package io.dryswarm.models.cluster.observe.history;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.result.TimeGrid;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObserver;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.workload.LoadObserver;
import io.dryswarm.models.workload.RequestObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Keeps how a run goes, moment by moment, for charts and replays. It changes nothing and draws nothing: a run has the same events with it
 * as without. One run each.
 *
 * <p>Counts of requests are kept in at most {@link TimeGrid#MOST} buckets; states of tasks and nodes grow with the number of changes, as
 * the timeline does.
 */
public final class RunRecorder implements StoreObserver {
  /** What a group of users is called, and when the first of them begin. */
  private final List<String> groups = new ArrayList<>();

  private final List<UserRecorder> users = new ArrayList<>();
  private final TaskRecorder tasks = new TaskRecorder();
  private final NodeRecorder nodes = new NodeRecorder();
  private final LeaderRecorder leaders = new LeaderRecorder();
  private final List<RunHistory.UpdateStep> updates = new ArrayList<>();
  private TimeGrid grid = TimeGrid.of(0);
  private LoadRecorder load = new LoadRecorder(grid);
  private long warmUpNs;
  private LongSupplier nowNs = () -> 0;
  private IntFunction<String> nodeName = String::valueOf;

  /**
   * Connects the run; called once, before the swarm is built.
   *
   * @param userGroups in the order of the scenario
   * @param firstUsersNs when the first of them begin
   * @param endNs      where the run ends
   */
  public void begin(List<String> userGroups, long firstUsersNs, long endNs) {
    grid = TimeGrid.of(endNs);
    load = new LoadRecorder(grid);
    warmUpNs = firstUsersNs;
    groups.addAll(userGroups);
    for (String group : userGroups) {
      if (users.stream().noneMatch(known -> known.users.equals(group))) {
        users.add(new UserRecorder(group, grid));
      }
    }
  }

  /**
   * Connects the swarm; called once, before it starts.
   *
   * @param clock virtual nanoseconds
   * @param first nodes that are there from the beginning
   */
  public void watch(LongSupplier clock, IntFunction<String> names, List<NodeObject> first) {
    nowNs = clock;
    nodeName = names;
    first.forEach(node -> nodes.seen(0, node));
  }

  @Override
  public void committed(long index, StoreEvent event) {
    if (event.object() instanceof TaskObject task) {
      tasks.changed(nowNs.getAsLong(), task, event.op(), nodeName);
    } else if (event.object() instanceof NodeObject node) {
      nodes.changed(nowNs.getAsLong(), node, event.op());
    } else if (event.object() instanceof ServiceObject service) {
      updated(service, event);
    }
  }

  private void updated(ServiceObject service, StoreEvent event) {
    var now = service.updateStatus();
    var before = event.old() instanceof ServiceObject old ? old.updateStatus() : null;
    if (now != null && (before == null || before.state() != now.state())) {
      updates.add(new RunHistory.UpdateStep(
          nowNs.getAsLong(), service.spec().name(), now.state().label(), now.message()));
    }
  }

  @Override
  public void leads(int manager, long term) {
    leaders.leads(nowNs.getAsLong(), nodeName.apply(manager), term);
  }

  @Override
  public void leadsNoMore(int manager) {
    leaders.ends(nowNs.getAsLong());
  }

  /** Is to be told of machines and engines that go and come. */
  public NodeListener machines() {
    return nodes.machines(() -> nowNs.getAsLong());
  }

  /** Is to be told how requests end; tells another one, too. */
  public RequestObserver requests(RequestObserver other) {
    return (group, arrivedNs, endedNs, cause) -> {
      for (int i = 0; i < users.size(); i++) {
        if (users.get(i).users.equals(group)) {
          users.get(i).ended(arrivedNs, endedNs, cause);
        }
      }
      other.ended(group, arrivedNs, endedNs, cause);
    };
  }

  /** Is to be told which requests reach which service. */
  public LoadObserver loads() {
    return load;
  }

  /**
   * About a second of the run is over.
   *
   * @param teller tells what services and machines had to do so far
   */
  public void sample(long timeNs, Consumer<LoadObserver> teller) {
    load.sampleAt(timeNs);
    teller.accept(load);
  }

  /** How the run went. */
  public RunHistory history() {
    List<NodeHistory> all = nodes.histories(load::coresUsed);
    return new RunHistory(
        grid,
        warmUpNs,
        all,
        tasks.histories(),
        leaders.reigns(grid.endNs()),
        List.copyOf(updates),
        users.stream().map(UserRecorder::series).toList(),
        load.services(),
        load.traffic(groups::get),
        load.omitted(all.size()));
  }
}
