package io.dryswarm.experiments.analytic;

import io.dryswarm.experiments.analytic.Demands.Call;
import io.dryswarm.experiments.analytic.Demands.Request;
import io.dryswarm.experiments.analytic.Demands.Work;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.workload.ArrivalSpec;
import io.dryswarm.models.workload.UserSpec;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The queueing network of a run: every replica is a line in front of its workers, nodes share their cores, users outside. Open groups of
 * users are solved station by station; one closed group alone by mean value analysis; closed groups beside others by iteration.
 */
public final class NetworkEstimate {
  private static final int ITERATIONS = 300;
  private static final int DEEPEST_CALL = 20;
  private static final double NS_PER_SECOND = 1e9;

  private final RunSpec run;
  private final Demands demands;
  private final Delays delays;
  private final double cores;
  private final double coresOfNode;

  public NetworkEstimate(RunSpec run) {
    this.run = run;
    this.demands = new Demands(run);
    this.delays = new Delays(run);
    double all =
        run.nodes().stream().mapToLong(n -> n.description().nanoCpus()).sum() / NS_PER_SECOND;
    this.cores = Math.max(1e-9, all);
    this.coresOfNode = Math.max(1, Math.round(all / run.nodes().size()));
  }

  /** What the formulas say of the run as it is. */
  public Figures figures() {
    return new Solver(1).solve();
  }

  /**
   * What they say of the same run with so many times as many users.
   *
   * @param load more than 0
   */
  public Figures figures(double load) {
    return new Solver(load).solve();
  }

  /** So many times as many users fill the first resource; infinite if users wait for answers, or nothing is ever full. */
  public double saturation() {
    if (isClosed()) {
      return Double.POSITIVE_INFINITY;
    }
    Figures now = figures();
    double most = Math.max(
        now.cores(),
        now.utilisation().values().stream().mapToDouble(u -> u).max().orElse(0));
    return most == 0 ? Double.POSITIVE_INFINITY : 1 / most;
  }

  /**
   * The load, as a multiple of the present one, at which most is got for the wait: throughput over latency is greatest (Kleinrock's
   * power); for users who wait for answers the number from which on they wait for each other.
   */
  public double knee() {
    if (isClosed()) {
      return closedKnee();
    }
    double end = saturation();
    double knee = 0;
    double best = 0;
    for (int percent = 1; percent < 100 && end < Double.POSITIVE_INFINITY; percent++) {
      double load = end * percent / 100;
      double power = load / meanTimeNs(figures(load));
      if (power > best) {
        best = power;
        knee = load;
      }
    }
    return knee;
  }

  private double closedKnee() {
    UserSpec users = run.users().get(0);
    return loneClosedNetwork(users).network.optimalPopulation()
        / closed(users, 1).population();
  }

  /** Of everything that somebody waits for, weighted by how often. */
  private double meanTimeNs(Figures figures) {
    double sum = 0;
    double rates = 0;
    for (UserSpec users : run.users()) {
      double rate = figures.perSecond().getOrDefault(users.name(), 0.0);
      double itemNs = figures.storeNs().getOrDefault(users.item(), 0.0);
      sum += rate * (figures.responseNs().getOrDefault(users.name(), 0.0) + itemNs);
      rates += rate;
    }
    return sum / rates;
  }

  /** All users wait for answers, and there is one group of them: the case that is solved exactly. */
  private boolean isClosed() {
    return run.users().size() == 1
        && run.users().get(0).arrivals() instanceof ArrivalSpec.Closed
        && run.users().get(0).item().isEmpty()
        && demands.entry(run.users().get(0)).isPresent();
  }

  private static ArrivalSpec.Closed closed(UserSpec users, double load) {
    return (ArrivalSpec.Closed) users.arrivals().times(load);
  }

  /** A closed network, and the time of each round that passes without a queue. */
  private record Lone(ClosedNetwork network, double delayNs) {}

  private Lone loneClosedNetwork(UserSpec users) {
    SortedMap<String, Double> ownNs = new TreeMap<>();
    double delayNs = delays.userNs(users)
        + visit(new Request(demands.entry(users).orElseThrow(), users.request(), false), ownNs, 0);
    List<ClosedNetwork.Station> stations = ownNs.entrySet().stream()
        .flatMap(service -> {
          int replicas = Math.max(1, demands.replicas(service.getKey()));
          double demand = service.getValue() / replicas;
          int servers = demands.workers(service.getKey());
          return Collections.nCopies(replicas, new ClosedNetwork.Station(demand, servers)).stream();
        })
        .toList();
    double thinkNs = closed(users, 1).thinkNs().mean() + delayNs;
    return new Lone(new ClosedNetwork(stations, thinkNs), delayNs);
  }

  /** Adds what a request needs at each service; returns what its calls wait for the network. */
  private double visit(Request request, SortedMap<String, Double> ownNs, int depth) {
    Work work = demands.of(request);
    ownNs.merge(request.service(), work.ownNs(), Double::sum);
    double delayNs = 0;
    for (Call call : depth < DEEPEST_CALL ? work.calls() : List.<Call>of()) {
      delayNs += delays.callNs(call.kept()) + visit(call.to(), ownNs, depth + 1);
    }
    return delayNs;
  }

  /** Solves the network at one load. */
  private final class Solver {
    private final double load;
    private final SortedMap<String, Double> userRates = new TreeMap<>();
    private final SortedMap<Request, Double> rates = new TreeMap<>();
    private final SortedMap<String, Double> roundRates = new TreeMap<>();
    private double stretch = 1;

    Solver(double load) {
      this.load = load;
    }

    Figures solve() {
      for (UserSpec users : run.users()) {
        userRates.put(users.name(), openRate(users));
      }
      boolean lone = isClosed();
      if (lone) {
        userRates.replaceAll((name, rate) -> loneSolution().throughput() * NS_PER_SECOND);
      }
      boolean iterated =
          !lone && run.users().stream().anyMatch(u -> u.arrivals() instanceof ArrivalSpec.Closed);
      for (int i = 0; i < (iterated ? ITERATIONS : 1); i++) {
        spread();
        if (iterated) {
          run.users().forEach(this::settle);
        }
      }
      return figures();
    }

    private ClosedNetwork.Solution loneSolution() {
      UserSpec users = run.users().get(0);
      return loneClosedNetwork(users).network.solve(closed(users, load).population());
    }

    private double openRate(UserSpec users) {
      return users.arrivals() instanceof ArrivalSpec.Closed
          ? 0
          : MeanRates.perSecond(users, run.durationNs()) * load;
    }

    /** Half the way to the rate at which the group would come if latencies stayed as they are. */
    private void settle(UserSpec users) {
      if (users.arrivals() instanceof ArrivalSpec.Closed) {
        ArrivalSpec.Closed group = closed(users, load);
        double roundNs = group.thinkNs().mean() + responseNs(users);
        double wanted = group.population() * NS_PER_SECOND / roundNs;
        userRates.merge(users.name(), wanted, (old, now) -> (old + now) / 2);
      }
    }

    /** From rates of users to rates of requests at every service. */
    private void spread() {
      rates.clear();
      roundRates.clear();
      for (UserSpec users : run.users()) {
        entryOf(users).ifPresent(request -> add(request, rate(users), 0));
      }
      double items = run.users().stream()
          .filter(users -> !users.item().isEmpty() && entryOf(users).isPresent())
          .mapToDouble(this::rate)
          .sum();
      for (String service : demands.services()) {
        if (demands.movesItems(service) && items > 0) {
          roundRates.put(service, items);
          addCalls(demands.loop(service, true), items, 0);
        }
      }
      for (String service : demands.services()) {
        addIdleRounds(service, roundRates.getOrDefault(service, 0.0));
      }
      stretch = stretch();
    }

    /** Replicas that find nothing, or only read, ask again, and again. */
    private void addIdleRounds(String service, double items) {
      double busy = items * workNs(demands.loop(service, true), 0) / NS_PER_SECOND;
      Work idle = demands.loop(service, false);
      if (idle.calls().isEmpty()) {
        return;
      }
      double idleNs = Math.max(1, workNs(idle, 0));
      double rounds = Math.max(0, demands.replicas(service) - busy) * NS_PER_SECOND / idleNs;
      if (Double.isFinite(rounds)) {
        addCalls(idle, rounds, 0);
      }
    }

    private double rate(UserSpec users) {
      return userRates.getOrDefault(users.name(), 0.0);
    }

    private Optional<Request> entryOf(UserSpec users) {
      return demands
          .entry(users)
          .map(service -> new Request(service, users.request(), !users.item().isEmpty()));
    }

    private void add(Request request, double rate, int depth) {
      rates.merge(request, rate, Double::sum);
      addCalls(demands.of(request), rate, depth);
    }

    private void addCalls(Work work, double rate, int depth) {
      for (Call call : depth < DEEPEST_CALL ? work.calls() : List.<Call>of()) {
        add(call.to(), rate, depth + 1);
      }
    }

    /** Share of all cores in use. */
    private double coreUse() {
      double use = 0;
      for (var request : rates.entrySet()) {
        use += request.getValue() * demands.of(request.getKey()).computeNs();
      }
      for (var loop : roundRates.entrySet()) {
        use += loop.getValue() * demands.loop(loop.getKey(), true).computeNs();
      }
      return use / NS_PER_SECOND / cores;
    }

    /** How many times longer computing takes because tasks share the cores of a node. */
    private double stretch() {
      double threads = 0;
      for (String service : demands.services()) {
        threads += (double) demands.workers(service) * demands.replicas(service);
      }
      if (threads / run.nodes().size() <= coresOfNode) {
        return 1;
      }
      int servers = (int) coresOfNode;
      return new MultiServerQueue(coreUse() * servers, 1, servers).meanResponse();
    }

    private double holdingNs(Request request, int depth) {
      return workNs(demands.of(request), depth);
    }

    private double workNs(Work work, int depth) {
      double ns = (work.computeNs() == 0 ? 0 : work.computeNs() * stretch) + work.sleepNs();
      for (Call call : depth < DEEPEST_CALL ? work.calls() : List.<Call>of()) {
        ns += delays.callNs(call.kept()) + answerNs(call.to(), depth + 1);
      }
      return ns;
    }

    /** From arrival at the service to its answer. */
    private double answerNs(Request request, int depth) {
      return queue(request.service(), depth).meanWait() + holdingNs(request, depth);
    }

    /** The line in front of one replica. */
    private MultiServerQueue queue(String service, int depth) {
      double rate = 0;
      double workNs = 0;
      for (var request : rates.entrySet()) {
        if (request.getKey().service().equals(service)) {
          rate += request.getValue();
          workNs += request.getValue() * holdingNs(request.getKey(), depth);
        }
      }
      int replicas = demands.replicas(service);
      double perReplica = replicas == 0 ? Double.MAX_VALUE : rate / replicas / NS_PER_SECOND;
      int workers = Math.min(demands.workers(service), 100_000);
      return new MultiServerQueue(perReplica, rate == 0 ? 0 : workNs / rate, workers);
    }

    private MultiServerQueue rounds(String service) {
      return new MultiServerQueue(
          roundRates.getOrDefault(service, 0.0) / NS_PER_SECOND,
          workNs(demands.loop(service, true), 0),
          Math.max(1, demands.replicas(service)));
    }

    private double responseNs(UserSpec users) {
      return delays.userNs(users)
          + entryOf(users).map(request -> answerNs(request, 0)).orElse(0.0);
    }

    private Figures figures() {
      SortedMap<String, Double> response = new TreeMap<>();
      SortedMap<String, Double> perSecond = new TreeMap<>();
      SortedMap<String, Double> store = new TreeMap<>();
      SortedMap<String, Double> utilisation = new TreeMap<>();
      for (UserSpec users : run.users()) {
        if (entryOf(users).isPresent()) {
          response.put(
              users.name(),
              isClosed()
                  ? loneSolution().response() + loneClosedNetwork(users).delayNs
                  : responseNs(users));
          perSecond.put(users.name(), rate(users));
        }
      }
      for (String service : demands.services()) {
        if (roundRates.containsKey(service)) {
          MultiServerQueue rounds = rounds(service);
          utilisation.put(service, rounds.utilisation());
          run.users().stream()
              .map(UserSpec::item)
              .filter(item -> !item.isEmpty())
              .forEach(item -> store.merge(item, rounds.meanResponse(), Math::max));
        } else if (rates.keySet().stream().anyMatch(r -> r.service().equals(service))) {
          utilisation.put(service, queue(service, 0).utilisation());
        }
      }
      return new Figures(response, perSecond, store, utilisation, coreUse());
    }
  }
}
