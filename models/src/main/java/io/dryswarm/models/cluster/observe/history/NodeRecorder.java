package io.dryswarm.models.cluster.observe.history;

import io.dryswarm.models.result.RunHistory.Change;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.underlay.NodeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** What every node was, and what the managers took it for. */
final class NodeRecorder {
  private static final double NANO = 1e9;

  private final TreeMap<Integer, Story> stories = new TreeMap<>();

  private static final class Story {
    String name = "";
    boolean manager;
    double cores;
    final List<Change> machine = new ArrayList<>();
    final List<Change> status = new ArrayList<>();
    final List<Change> availability = new ArrayList<>();

    /** Another state than before; the same one again is no news. */
    static void add(List<Change> changes, long nowNs, String state, String note) {
      Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
      if (last == null || !last.state().equals(state)) {
        changes.add(new Change(nowNs, state, note));
      }
    }
  }

  private Story story(int node) {
    return stories.computeIfAbsent(node, id -> {
      Story made = new Story();
      made.machine.add(new Change(0, "on", ""));
      return made;
    });
  }

  void changed(long nowNs, NodeObject node, StoreEvent.Op op) {
    if (op == StoreEvent.Op.REMOVE) {
      Story.add(story(node.id()).status, nowNs, "removed", "");
    } else {
      seen(nowNs, node);
    }
  }

  void seen(long nowNs, NodeObject node) {
    Story story = story(node.id());
    story.name = node.hostname();
    story.manager |= node.role() == NodeObject.Role.MANAGER;
    story.cores = node.description().nanoCpus() / NANO;
    Story.add(story.status, nowNs, lower(node.status()), node.message());
    Story.add(story.availability, nowNs, lower(node.availability()), "");
  }

  private static String lower(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  NodeListener machines(LongSupplier nowNs) {
    return new NodeListener() {
      @Override
      public void powerLost(int node) {
        Story.add(story(node).machine, nowNs.getAsLong(), "off", "");
      }

      @Override
      public void crashed(int node) {
        List<Change> machine = story(node).machine;
        if (!machine.get(machine.size() - 1).state().equals("off")) {
          Story.add(machine, nowNs.getAsLong(), "no engine", "");
        }
      }

      @Override
      public void starting(int node) {
        Story.add(story(node).machine, nowNs.getAsLong(), "engine starts", "");
      }

      @Override
      public void booted(int node) {
        Story.add(story(node).machine, nowNs.getAsLong(), "on", "");
      }
    };
  }

  /**
   * All nodes that ever were in the swarm, by number.
   *
   * @param coresUsed series by number of the node
   */
  List<NodeHistory> histories(IntFunction<double[]> coresUsed) {
    List<NodeHistory> all = new ArrayList<>();
    stories.forEach((node, story) -> {
      if (!story.name.isEmpty()) {
        all.add(new NodeHistory(
            story.name,
            story.manager,
            story.cores,
            List.copyOf(story.machine),
            List.copyOf(story.status),
            List.copyOf(story.availability),
            coresUsed.apply(node)));
      }
    });
    return all;
  }
}
