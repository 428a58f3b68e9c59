package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Time;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.result.Explanation;
import io.dryswarm.models.result.Explanation.SlotStory;
import io.dryswarm.models.result.PlacementDecision;
import io.dryswarm.models.scheduler.PlacementExplanation;
import io.dryswarm.models.scheduler.PlacementExplanations;
import io.dryswarm.models.scheduler.SchedulerTrace;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObserver;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while a run goes and afterwards explains its services and tasks, as of where the run ended. Changes nothing, draws nothing. One
 * run each.
 */
public final class RunExplainer implements StoreObserver, PlacementExplanations, TraceSink {
  private final Recording recording = new Recording();
  private final TreeMap<Integer, String> stuckSchedulers = new TreeMap<>();
  private LongSupplier nowNs = () -> 0;
  private IntFunction<String> nodeName = String::valueOf;
  private IntSupplier leader = () -> -1;

  /**
   * Connects the run; called once, before it starts.
   *
   * @param clock   virtual nanoseconds
   * @param nodes   those that are there from the beginning
   * @param leading the manager that leads, below 0 while there is none
   */
  public void watch(
      LongSupplier clock, IntFunction<String> names, List<NodeObject> nodes, IntSupplier leading) {
    this.nowNs = clock;
    this.nodeName = names;
    this.leader = leading;
    nodes.forEach(recording::seeded);
  }

  @Override
  public void committed(long index, StoreEvent event) {
    recording.committed(nowNs.getAsLong(), index, event);
  }

  @Override
  public void decided(PlacementExplanation explanation) {
    recording.decided(nowNs.getAsLong(), explanation);
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    if (code.equals(SchedulerTrace.STUCK)) {
      stuckSchedulers.put(
          entity,
          "the scheduler of " + nodeName.apply(entity) + " goes round for ever since "
              + Time.clock(timeNs) + " between the placement preferences of " + text
              + ", and places nothing more");
    } else if (code.equals(RaftTrace.ELECTED)) {
      stuckSchedulers.remove(entity); // a new term has a new scheduler
    }
  }

  /**
   * Explains a service: itself and the newest task of each place that is left.
   *
   * @param name full ({@code vote_vote}), short ({@code vote}) or an id
   * @throws UnknownName if none or several services can be meant
   */
  public Explanation service(String name, RunIdentity run) throws UnknownName {
    Places places = new Places(recording, nodeName);
    ServiceObject service = new Lookup(recording, places).service(name);
    TaskTeller teller = new TaskTeller(recording, places);
    List<SlotStory> slots = new ArrayList<>();
    for (List<TaskObject> place : places.byPlace(service.id())) {
      TaskObject newest = place.get(place.size() - 1);
      if (recording.tasks().at(newest.id(), Long.MAX_VALUE) != null) {
        slots.add(teller.slot(newest));
      }
    }
    return explanation(
        run, service.spec().name(), new ServiceTeller(recording).story(service), slots);
  }

  /**
   * Explains a task and its place.
   *
   * @param name {@code vote_vote.1} for the newest task there, {@code vote_vote.1#2} for the second one, with or without the stack's
   *     name; or an id
   * @throws UnknownName if there is none
   */
  public Explanation task(String name, RunIdentity run) throws UnknownName {
    Places places = new Places(recording, nodeName);
    TaskObject task = new Lookup(recording, places).task(name);
    SlotStory slot = new TaskTeller(recording, places).slot(task);
    return explanation(run, slot.task().name(), null, List.of(slot));
  }

  /** Where every task went, when and why, in the order of time; tasks without a node at the end come with what they wait for. */
  public List<PlacementDecision> decisions() {
    return new DecisionTeller(recording, new Places(recording, nodeName)).all();
  }

  private Explanation explanation(
      RunIdentity run,
      String subject,
      Explanation.@Nullable ServiceStory service,
      List<SlotStory> slots) {
    List<String> notes = new ArrayList<>();
    int leads = leader.getAsInt();
    String stuck = stuckSchedulers.get(leads);
    if (leads < 0) {
      notes.add("the swarm has no leader: nothing is decided until it has one");
    } else if (stuck != null) {
      notes.add(stuck);
    }
    return new Explanation(run, nowNs.getAsLong(), subject, service, notes, slots);
  }
}
