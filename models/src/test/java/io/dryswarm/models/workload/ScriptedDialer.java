package io.dryswarm.models.workload;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.spec.PortSpec.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A network that does what a test says, and writes down when what was asked of it. A place and a route are the task. */
final class ScriptedDialer implements Dialer {
  static final long ONE_WAY_NS = 100 * Time.MICROSECOND;

  private final Simulation sim;
  private final TreeMap<String, Integer> taskOf = new TreeMap<>();
  private final TreeMap<Integer, Integer> nodeOf = new TreeMap<>();

  /** Times of connection attempts, those included that ended with a name that is unknown, in nanoseconds. */
  final List<Long> dials = new ArrayList<>();

  /** Times of packets towards a back end. */
  final List<Long> sent = new ArrayList<>();

  /** Times of questions to the DNS server. */
  final List<Long> lookups = new ArrayList<>();

  long lookupNs;
  long unknownNs = 200 * Time.MICROSECOND;

  /** Tasks whose address nobody has any more, though the name was resolved to it. */
  final TreeSet<Integer> gone = new TreeSet<>();

  long published = REFUSED;
  long oneWayNs = ONE_WAY_NS;

  /** Delays of the next packets towards a back end, before {@link #oneWayNs} holds again. */
  final List<Long> nextToBackend = new ArrayList<>();

  /** What load balancers do with packets of open connections. */
  Passage passage = Passage.FORWARDED;

  boolean answersVanish;

  /** Whether users outside reach their entry node. */
  boolean reachesUsers = true;

  /** The ways have been closed since, though packets go on. */
  long closedSinceNs = Long.MAX_VALUE;

  /** Chance that a packet is lost, either way. */
  double loss;

  /** Times of packets towards a client. */
  final List<Long> answered = new ArrayList<>();

  private final RandomStream dice;

  ScriptedDialer(Simulation sim) {
    this.sim = sim;
    this.dice = sim.streams().stream("test.loss", 0);
  }

  private boolean isTaken() {
    return loss > 0 && dice.nextDouble() < loss;
  }

  void target(String service, int task, int node) {
    taskOf.put(service, task);
    nodeOf.put(task, node);
  }

  void publish(int task, int node) {
    published = task;
    nodeOf.put(task, node);
  }

  void forget(String service) {
    taskOf.remove(service);
  }

  @Override
  public long lookup(int node, int clientTask, String name) {
    lookups.add(sim.nowNs());
    Integer task = taskOf.get(name);
    if (task == null) {
      dials.add(sim.nowNs());
      return NAME_UNKNOWN;
    }
    return task;
  }

  @Override
  public long lookupNs(int node, long place) {
    return place < 0 ? unknownNs : lookupNs;
  }

  @Override
  public long dial(int node, int clientTask, long place, int clientPort) {
    dials.add(sim.nowNs());
    return gone.contains((int) place) ? NO_HOST : place;
  }

  @Override
  public long dialPublished(
      Protocol protocol, int entryNode, int port, int clientAddress, int clientPort) {
    dials.add(sim.nowNs());
    return published;
  }

  @Override
  public int task(long route) {
    return (int) route;
  }

  @Override
  public int node(long route) {
    return nodeOf.get((int) route);
  }

  @Override
  public long connection() {
    return NO_CONNECTION;
  }

  @Override
  public void established(long connection, boolean keptAlive) {}

  @Override
  public void closed(long connection, boolean byReset) {}

  @Override
  public Passage pass(long connection) {
    return passage;
  }

  @Override
  public long toBackendNs(int fromNode, long route, int bytes) {
    sent.add(sim.nowNs());
    if (isTaken()) {
      return LOST;
    }
    return nextToBackend.isEmpty() ? oneWayNs : nextToBackend.remove(0);
  }

  @Override
  public long toClientNs(int fromNode, long route, int bytes) {
    answered.add(sim.nowNs());
    return answersVanish || isTaken() ? LOST : oneWayNs;
  }

  @Override
  public boolean isClosedSince(
      int fromNode, long route, boolean toBackend, boolean fromOutside, long timeNs) {
    return closedSinceNs < timeNs;
  }

  @Override
  public boolean reachesUsers(int node) {
    return reachesUsers;
  }
}
