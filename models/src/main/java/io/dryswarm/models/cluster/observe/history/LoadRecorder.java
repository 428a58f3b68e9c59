package io.dryswarm.models.cluster.observe.history;

import io.dryswarm.models.result.RunHistory.ServiceSeries;
import io.dryswarm.models.result.RunHistory.TrafficSeries;
import io.dryswarm.models.result.TimeGrid;
import io.dryswarm.models.workload.LoadObserver;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What services, the ways between them, and machines had to do, by time. Sums are read once a second, arrivals are counted one by one. */
final class LoadRecorder implements LoadObserver {
  /** Ways and machines beyond these are counted together, or not at all: memory stays bounded in a swarm of any size. */
  static final int MOST_WAYS = 512;

  static final int MOST_MACHINES = 256;

  private static final int NOT_YET = -1;
  private final TimeGrid grid;
  private final List<Service> services = new ArrayList<>();
  private final Long2IntOpenHashMap wayOf = new Long2IntOpenHashMap();
  private final List<Way> ways = new ArrayList<>();
  private final List<Machine> machines = new ArrayList<>();
  private long waysOmitted;
  private int bucket;
  private int sampled;

  /** A running sum, and what was added to it in each bucket. */
  private static final class Growth {
    private final double[] perBucket;
    private double last;

    Growth(int buckets) {
      perBucket = new double[buckets];
    }

    void reached(double sum, int bucket) {
      perBucket[bucket] += sum - last;
      last = sum;
    }

    double[] over(TimeGrid grid) {
      double[] means = new double[perBucket.length];
      for (int i = 0; i < means.length; i++) {
        means[i] = perBucket[i] / grid.lengthNs(i);
      }
      return means;
    }
  }

  private static final class Service {
    final String name;
    final Growth served;
    final Growth busyNs;
    final Growth workersNs;
    final Growth waitingNs;

    Service(String name, int buckets) {
      this.name = name;
      served = new Growth(buckets);
      busyNs = new Growth(buckets);
      workersNs = new Growth(buckets);
      waitingNs = new Growth(buckets);
    }
  }

  private static final class Machine {
    final Growth coreNs;

    Machine(int buckets) {
      coreNs = new Growth(buckets);
    }
  }

  private record Way(int from, int to, long[] requests) {}

  LoadRecorder(TimeGrid grid) {
    this.grid = grid;
    wayOf.defaultReturnValue(NOT_YET);
  }

  /** The sums that follow are those of this time, and nothing has happened in the run since the last sample but what they tell. */
  void sampleAt(long nowNs) {
    bucket = grid.bucket(nowNs - 1);
    sampled = 0;
  }

  @Override
  public void arrived(long nowNs, int from, int to) {
    long key = (long) from << Integer.SIZE | to;
    int way = wayOf.get(key);
    if (way == NOT_YET) {
      if (ways.size() == MOST_WAYS) {
        waysOmitted++;
        return;
      }
      way = ways.size();
      ways.add(new Way(from, to, new long[grid.count()]));
      wayOf.put(key, way);
    }
    ways.get(way).requests[grid.bucket(nowNs)]++;
  }

  @Override
  public void service(String name, long served, double busyNs, double workersNs, double waitingNs) {
    if (sampled == services.size()) {
      services.add(new Service(name, grid.count()));
    }
    Service service = services.get(sampled++);
    service.served.reached((double) served, bucket);
    service.busyNs.reached(busyNs, bucket);
    service.workersNs.reached(workersNs, bucket);
    service.waitingNs.reached(waitingNs, bucket);
  }

  @Override
  public void machine(int node, double coreNs) {
    if (node < MOST_MACHINES) {
      if (node == machines.size()) {
        machines.add(new Machine(grid.count()));
      }
      machines.get(node).coreNs.reached(coreNs, bucket);
    }
  }

  /** Mean number of cores in use; empty if that node was left out. */
  double[] coresUsed(int node) {
    return node < machines.size() ? machines.get(node).coreNs.over(grid) : new double[0];
  }

  List<ServiceSeries> services() {
    List<ServiceSeries> all = new ArrayList<>();
    for (Service service : services) {
      long[] served = new long[grid.count()];
      for (int i = 0; i < served.length; i++) {
        served[i] = Math.round(service.served.perBucket[i]);
      }
      all.add(new ServiceSeries(
          service.name,
          served,
          service.busyNs.over(grid),
          service.workersNs.over(grid),
          service.waitingNs.over(grid)));
    }
    return all;
  }

  /**
   * @param users names of the groups, by number
   */
  List<TrafficSeries> traffic(IntFunction<String> users) {
    List<TrafficSeries> all = new ArrayList<>();
    for (Way way : ways) {
      boolean isUsers = way.from < 0;
      all.add(new TrafficSeries(
          isUsers ? users.apply(-1 - way.from) : services.get(way.from).name,
          isUsers,
          services.get(way.to).name,
          way.requests));
    }
    return all;
  }

  /** What was left out, in plain words. */
  List<String> omitted(int nodes) {
    List<String> omitted = new ArrayList<>();
    if (waysOmitted > 0) {
      omitted.add("Traffic is shown for the first " + MOST_WAYS + " pairs of services; "
          + waysOmitted + " requests took other ways.");
    }
    if (nodes > MOST_MACHINES) {
      omitted.add("The use of processors is shown for the first " + MOST_MACHINES + " nodes.");
    }
    return omitted;
  }
}
