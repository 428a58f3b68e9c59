package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.engine.ServiceWriter;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that one run of a case has shown. */
final class Recording {
  /** A change of the state. */
  record Change(long timeNs, long sequence, Consumer<SwarmState> change) {}

  /**
   * A task as it came to be.
   *
   * @param place service and slot, or service and node for a global one
   */
  record Birth(int task, Instant at, String service, String place) {}

  private final List<String> nodeNames;
  private final SwarmState start;
  private final SwarmState live;
  private final List<Seen> events = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final TreeMap<String, Instant> steps = new TreeMap<>();
  private final TreeMap<String, Reply> replies = new TreeMap<>();
  private final TreeMap<Integer, Birth> births = new TreeMap<>();
  private final TreeMap<Integer, TaskObject> tasks = new TreeMap<>();
  private Function<ServiceSpec, ObjectNode> forms = ServiceWriter::write;
  private long sequence;

  /**
   * @param start the state at time 0
   */
  Recording(List<String> nodeNames, SwarmState start) {
    this.nodeNames = nodeNames;
    this.start = start;
    this.live = start.copy();
  }

  List<String> nodeNames() {
    return nodeNames;
  }

  /** Says how the API shows specifications. */
  void forms(Function<ServiceSpec, ObjectNode> shown) {
    forms = shown;
  }

  /** A specification as the API shows it. */
  ObjectNode form(ServiceSpec spec) {
    return forms.apply(spec);
  }

  /** Notes an event; its number. */
  void event(Seen event) {
    events.add(event);
  }

  long nextSequence() {
    return sequence++;
  }

  void change(long timeNs, Consumer<SwarmState> change) {
    changes.add(new Change(timeNs, nextSequence(), change));
    change.accept(live);
  }

  /** A step is about to be issued. */
  void issued(String step, long timeNs) {
    steps.put(step, new Instant(timeNs, nextSequence()));
  }

  void replied(String step, Reply reply) {
    replies.put(step, reply);
  }

  /** The latest form of a task, for events about it. */
  void task(TaskObject task) {
    tasks.put(task.id(), task);
  }

  void born(Birth birth) {
    births.put(birth.task(), birth);
  }

  /** The state now. */
  SwarmState live() {
    return live;
  }

  /** A state to be brought forward with {@link Walk}. */
  SwarmState stateAtStart() {
    return start.copy();
  }

  List<Seen> events() {
    return events;
  }

  List<Change> changes() {
    return changes;
  }

  /** When a step was issued; {@code null} if it was not. */
  @Nullable
  Instant step(String id) {
    return steps.get(id);
  }

  @Nullable
  Reply reply(String step) {
    return replies.get(step);
  }

  @Nullable
  Birth birth(int task) {
    return births.get(task);
  }

  /** All tasks of the run in the order of their creation. */
  Iterable<Birth> births() {
    return births.values();
  }

  /** The last known form of a task, also of one that was deleted; {@code null} if there never was one. */
  @Nullable
  TaskObject task(int id) {
    return tasks.get(id);
  }

  /** The task created next in the same place, or {@code null}. */
  @Nullable
  Birth nextInPlace(Birth birth) {
    for (Birth later : births.tailMap(birth.task(), false).values()) {
      if (later.place().equals(birth.place())) {
        return later;
      }
    }
    return null;
  }

  /** The task of the same service created next, or {@code null}. */
  @Nullable
  Birth nextOfService(Birth birth) {
    for (Birth later : births.tailMap(birth.task(), false).values()) {
      if (later.service().equals(birth.service())) {
        return later;
      }
    }
    return null;
  }

  /** The task that this one follows in its place, or {@code null}. */
  @Nullable
  Birth previousInPlace(Birth birth) {
    for (Birth earlier : births.headMap(birth.task(), false).descendingMap().values()) {
      if (earlier.place().equals(birth.place())) {
        return earlier;
      }
    }
    return null;
  }

  /** The state at an instant. */
  SwarmState stateAt(Instant at) {
    Walk walk = new Walk(this);
    walk.to(at);
    return walk.state();
  }
}
