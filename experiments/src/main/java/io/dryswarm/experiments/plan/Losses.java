package io.dryswarm.experiments.plan;

import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.workload.UserSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes that lose their power for good after a tenth of the time in which users are there: what goals see is the loss itself, the way
 * back, and the smaller cluster after it.
 *
 * <p>Losses that only say how many take workers, in each replication others: the first one takes worker-1 and those after it, the
 * second one begins where the first ended. A cluster without workers loses managers.
 */
public sealed interface Losses {
  /** Nobody loses anything. */
  static Losses none() {
    return new Any(0);
  }

  private static long atNs(RunSpec run) {
    long startNs = run.users().stream().mapToLong(UserSpec::startNs).min().orElse(run.deployNs());
    return startNs + (run.durationNs() - startNs) / 10;
  }

  /** The nodes that this replication of a run loses; empty if the run has not got as many. */
  List<NodeRef> nodes(RunSpec run, int replication);

  /** Continues "with": {@code 2 nodes lost}. */
  String words();

  /** Whether a run of this cluster can lose so much. */
  boolean fits(RunSpec run);

  /** So many of the workers. */
  record Any(int count) implements Losses {
    @Override
    public List<NodeRef> nodes(RunSpec run, int replication) {
      List<Integer> able = able(run);
      List<NodeRef> lost = new ArrayList<>();
      for (int i = 0; i < count && fits(run); i++) {
        int node = able.get((int) (((long) replication * count + i) % able.size()));
        lost.add(new NodeRef.ById(node, run.nodes().get(node).name()));
      }
      return lost;
    }

    private static List<Integer> able(RunSpec run) {
      List<Integer> all = IntStream.range(0, run.nodes().size()).boxed().toList();
      List<Integer> workers = all.stream()
          .filter(node -> run.nodes().get(node).role() == NodeObject.Role.WORKER)
          .toList();
      return workers.isEmpty() ? all : workers;
    }

    @Override
    public boolean fits(RunSpec run) {
      return count <= able(run).size();
    }

    @Override
    public String words() {
      return count == 1 ? "1 node lost" : count + " nodes lost";
    }
  }

  /** One node, by its name or as {@code leader}. */
  record Named(String name) implements Losses {
    @Override
    public List<NodeRef> nodes(RunSpec run, int replication) {
      if (name.equals("leader")) {
        return List.of(new NodeRef.Leader(name));
      }
      return IntStream.range(0, run.nodes().size())
          .filter(node -> run.nodes().get(node).name().equals(name))
          .mapToObj(node -> (NodeRef) new NodeRef.ById(node, name))
          .toList();
    }

    @Override
    public boolean fits(RunSpec run) {
      return !nodes(run, 0).isEmpty();
    }

    @Override
    public String words() {
      return name + " lost";
    }
  }

  /** The run with its losses. */
  default RunSpec strike(RunSpec run, int replication) {
    List<TimedAction> actions = new ArrayList<>(run.actions());
    long atNs = atNs(run);
    nodes(run, replication)
        .forEach(node -> actions.add(new TimedAction(atNs, new Action.Crash(node))));
    actions.sort(Comparator.comparingLong(TimedAction::atNs));
    return run.withActions(List.copyOf(actions));
  }
}
