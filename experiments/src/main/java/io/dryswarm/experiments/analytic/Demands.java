package io.dryswarm.experiments.analytic;

import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.models.workload.UserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each service of a run does for each request: its own work, and whom it calls. Mean values, nanoseconds. */
final class Demands {
  /** A request to a service, by a caller with or without an item at hand. */
  record Request(String service, String name, boolean item) implements Comparable<Request> {
    @Override
    public int compareTo(Request other) {
      int byService = service.compareTo(other.service);
      int byName = byService != 0 ? byService : name.compareTo(other.name);
      return byName != 0 ? byName : Boolean.compare(item, other.item);
    }
  }

  /**
   * A call of another service.
   *
   * @param kept whether it goes over a connection that is there already
   */
  record Call(Request to, boolean kept) {}

  /**
   * What one request needs of a worker.
   *
   * @param computeNs of a core
   * @param sleepNs   waiting on purpose, or for a disk
   * @param returnsItem whether there is an item at hand at the end
   */
  record Work(double computeNs, double sleepNs, List<Call> calls, boolean returnsItem) {
    double ownNs() {
      return computeNs + sleepNs;
    }

    /** The same whatever its callees are told of an item: of a call only who is asked for what. */
    private Work regardlessOfItems() {
      List<Call> plain = calls.stream()
          .map(call -> new Call(new Request(call.to.service, call.to.name, false), call.kept))
          .toList();
      return new Work(computeNs, sleepNs, plain, returnsItem);
    }
  }

  private static final Work NOTHING = new Work(0, 0, List.of(), false);

  private final RunSpec run;
  private final SortedMap<String, ServiceSpec> services = new TreeMap<>();
  private final SortedMap<String, StackSpec> stacks = new TreeMap<>();

  Demands(RunSpec run) {
    this.run = run;
    for (StackSpec stack : run.stacks()) {
      for (ServiceSpec service : stack.services()) {
        services.put(service.name(), service);
        stacks.put(service.name(), stack);
      }
    }
  }

  /** Full names, sorted. */
  List<String> services() {
    return List.copyOf(services.keySet());
  }

  /** Tasks that the service is meant to have; those that run on every node count once for each node. */
  int replicas(String service) {
    ServiceMode mode = spec(service).mode();
    return mode instanceof ServiceMode.Replicated replicated
        ? replicated.replicas()
        : run.nodes().size();
  }

  /** Requests that a task serves at the same time; {@link Integer#MAX_VALUE} for a program that is not described. */
  int workers(String service) {
    ApplicationSpec application = run.applications().get(service);
    return application == null ? Integer.MAX_VALUE : application.workers();
  }

  /** The service behind a published port; nothing if there is none. */
  Optional<String> entry(UserSpec users) {
    return services.values().stream()
        .filter(s -> s.ports().stream().anyMatch(p -> p.published() == users.port()))
        .map(ServiceSpec::name)
        .findFirst();
  }

  /** Whether the program's loop takes items, or does something else where it finds one. A loop that only reads moves none. */
  boolean movesItems(String service) {
    return !loop(service, true)
        .regardlessOfItems()
        .equals(loop(service, false).regardlessOfItems());
  }

  /**
   * One round of the program's loop.
   *
   * @param item whether what it asks for work has some
   */
  Work loop(String service, boolean item) {
    ApplicationSpec application = run.applications().get(service);
    return application == null ? NOTHING : follow(service, application.loop(), false, item);
  }

  Work of(Request request) {
    ApplicationSpec application = run.applications().get(request.service);
    List<Step> steps = application == null ? null : application.handlers().get(request.name);
    return steps == null ? NOTHING : follow(request.service, steps, request.item, request.item);
  }

  /**
   * @param item  whether an item is at hand at the start
   * @param found whether a queue that is asked has an item
   */
  private Work follow(String service, List<Step> steps, boolean item, boolean found) {
    double computeNs = 0;
    double sleepNs = 0;
    List<Call> calls = new ArrayList<>();
    boolean held = item;
    for (Step step : steps) {
      if (step instanceof Step.Compute compute) {
        computeNs += compute.timeNs().mean();
      } else if (step instanceof Step.Sleep sleep) {
        sleepNs += sleep.timeNs().mean();
      } else if (step instanceof Step.Pop) {
        held = found;
      } else if (step instanceof Step.Call call) {
        Call made = call(service, call, held || found);
        if (made != null) {
          calls.add(made);
          held |= found && pops(made.to);
        }
      } else if (step instanceof Step.IfItem branch) {
        Work inner = follow(service, held ? branch.then() : branch.otherwise(), held, found);
        computeNs += inner.computeNs;
        sleepNs += inner.sleepNs;
        calls.addAll(inner.calls);
        held = inner.returnsItem;
      }
    }
    return new Work(computeNs, sleepNs, List.copyOf(calls), held);
  }

  private @Nullable Call call(String caller, Step.Call call, boolean item) {
    ApplicationSpec application = run.applications().get(caller);
    boolean pooled = application != null && application.pools().containsKey(call.service());
    return resolve(caller, call.service())
        .map(service -> new Call(new Request(service, call.request(), item), call.kept() || pooled))
        .orElse(null);
  }

  private boolean pops(Request request) {
    ApplicationSpec application = run.applications().get(request.service);
    List<Step> steps = application == null ? null : application.handlers().get(request.name);
    return steps != null && steps.stream().anyMatch(step -> step instanceof Step.Pop);
  }

  /** By full name, by the short name in the caller's stack, or by an alias there. */
  private Optional<String> resolve(String caller, String name) {
    StackSpec stack = stacks.get(caller);
    String inStack = stack == null ? name : stack.name() + "_" + name;
    if (services.containsKey(inStack)) {
      return Optional.of(inStack);
    }
    return services.values().stream()
        .filter(s -> s.name().equals(name) || hasAlias(s, name))
        .map(ServiceSpec::name)
        .findFirst();
  }

  private static boolean hasAlias(ServiceSpec service, String name) {
    return service.task().networks().stream().anyMatch(n -> n.aliases().contains(name));
  }

  private ServiceSpec spec(String service) {
    ServiceSpec spec = services.get(service);
    if (spec == null) {
      throw new IllegalArgumentException("no service " + service);
    }
    return spec;
  }
}
