package io.dryswarm.models.images;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.images.ImageSpec.Download;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import io.dryswarm.models.underlay.Transfers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Images on their way from the registry to nodes: check, download over the registry's line and the node's own, which pulls share fairly,
 * and unpacking. Tasks of a node that need the same image wait for the same pull. What breaks off, because the registry goes down or the node
 * has no way to it, is tried again four times, with longer and longer pauses; a task whose node does not get to see the registry at all fails
 * at once. A break is noticed when the registry goes down, and otherwise when the last byte should be there. Source: moby/moby
 * distribution/xfer (five tries, pauses of 5 s more each).
 */
public final class Pulls {
  private static final int MOST_TRIES = 5;
  private static final long PAUSE_NS = 5_000_000_000L;

  /** One image on its way to one node. */
  private static final class Pull {
    final int number;
    final int node;
    final String image;
    final Download download;
    final TreeSet<Integer> tasks = new TreeSet<>();
    int transfer = Transfers.NONE;
    int tries = 1;

    Pull(int number, int node, String image, Download download) {
      this.number = number;
      this.node = node;
      this.image = image;
      this.download = download;
    }
  }

  private final Simulation sim;
  private final Nodes nodes;
  private final IntPredicate reachesOutside;
  private final ImageStore store;
  private final RegistrySpec registry;
  private final long nodeBitsPerSecond;
  private final Transfers transfers;
  private final TreeMap<Integer, Pull> pulls = new TreeMap<>();
  private final RandomStream[] checks;
  private final SlotEvent refused;
  private final SlotEvent checked;
  private final SlotEvent again;
  private final SlotEvent unpacked;
  private PullListener listener = (node, task, arrived) -> {};
  private boolean isDown;
  private int last;

  /**
   * @param reachesOutside    whether a node has a way to the registry at present
   * @param nodeBitsPerSecond speed of a node's own link
   */
  public Pulls(
      Simulation sim,
      Nodes nodes,
      IntPredicate reachesOutside,
      ImageStore store,
      RegistrySpec registry,
      long nodeBitsPerSecond) {
    this.sim = sim;
    this.nodes = nodes;
    this.reachesOutside = reachesOutside;
    this.store = store;
    this.registry = registry;
    this.nodeBitsPerSecond = nodeBitsPerSecond;
    this.transfers = new Transfers(sim, nodes.count() + 1);
    transfers.onTransferred(this::downloaded);
    this.checks = new RandomStream[nodes.count()];
    for (int node = 0; node < checks.length; node++) {
      checks[node] = sim.streams().stream("images.check", node);
    }
    this.refused = sim.define("images.refused", this::onRefused).ownedBy(Owners.ENGINE);
    this.checked = sim.define("images.checked", this::onChecked).ownedBy(Owners.ENGINE);
    this.again = sim.define("images.again", this::onAgain).ownedBy(Owners.ENGINE);
    this.unpacked = sim.define("images.unpacked", this::onUnpacked).ownedBy(Owners.ENGINE);
  }

  /** Who is told how pulls end. */
  public void onPulled(PullListener told) {
    listener = told;
  }

  /** A task needs an image that its node does not have; the listener is told later, never before this returns. */
  public void pull(int node, String image, int task) {
    Download download = store.image(image).download();
    if (download == null || !isReachable(node)) {
      sim.after(0, refused, node, task);
      return;
    }
    Pull pull = find(node, image);
    if (pull == null) {
      pull = new Pull(++last, node, image, download);
      pulls.put(pull.number, pull);
      sim.trace().add(ImageTrace.PULLING, node, 0, 0, image);
      sim.after(registry.checkNs().sampleNs(checks[node]), checked, node, pull.number);
    }
    pull.tasks.add(task);
  }

  private @Nullable Pull find(int node, String image) {
    for (Pull pull : pulls.values()) {
      if (pull.node == node && pull.image.equals(image)) {
        return pull;
      }
    }
    return null;
  }

  /** A task does not need its image any more: nobody's pull ends. */
  public void leave(int node, int task) {
    for (Pull pull : List.copyOf(pulls.values())) {
      if (pull.node == node && pull.tasks.remove(task) && pull.tasks.isEmpty()) {
        drop(pull);
      }
    }
  }

  /** The engine of a node has ended, and its pulls with it. */
  public void engineEnded(int node) {
    pulls.values().stream().filter(pull -> pull.node == node).toList().forEach(this::drop);
  }

  private void drop(Pull pull) {
    pulls.remove(pull.number);
    breakOff(pull);
  }

  private void breakOff(Pull pull) {
    if (pull.transfer != Transfers.NONE) {
      transfers.cancel(pull.transfer);
      pull.transfer = Transfers.NONE;
    }
  }

  /** The registry refuses connections from now on, or takes them again. */
  public void setDown(boolean nowDown) {
    isDown = nowDown;
    for (Pull pull : new ArrayList<>(pulls.values())) {
      if (isDown && pull.transfer != Transfers.NONE) {
        breakOff(pull);
        tryAgain(pull);
      }
    }
  }

  private void onRefused(int node, long task) {
    listener.pulled(node, (int) task, false);
  }

  private void onChecked(int node, long number) {
    Pull pull = pulls.get((int) number);
    if (pull != null) {
      if (isReachable(node)) {
        download(pull);
      } else {
        end(pull, false);
      }
    }
  }

  /** What had been fetched before the connection broke is fetched again. */
  private void onAgain(int node, long number) {
    Pull pull = pulls.get((int) number);
    if (pull == null) {
      return;
    }
    pull.tries++;
    if (isReachable(node)) {
      download(pull);
    } else {
      tryAgain(pull);
    }
  }

  private void tryAgain(Pull pull) {
    if (pull.tries < MOST_TRIES) {
      long pauseNs = PAUSE_NS * pull.tries;
      sim.trace().add(ImageTrace.BROKEN, pull.node, pauseNs / Time.SECOND, 0, pull.image);
      sim.after(pauseNs, again, pull.node, pull.number);
    } else {
      end(pull, false);
    }
  }

  private boolean isReachable(int node) {
    return !isDown && reachesOutside.test(node);
  }

  private void download(Pull pull) {
    long bytes = pull.download.bytes();
    pull.transfer = transfers.begin(registry.floorNs(pull.download), pull.number);
    double registryBits = registry.bandwidthBitsPerSecond();
    double nodeBits = nodeBitsPerSecond;
    transfers.over(pull.transfer, nodes.count(), Transfers.Link.UP, bytes, registryBits);
    transfers.over(pull.transfer, pull.node, Transfers.Link.DOWN, bytes, nodeBits);
  }

  private void downloaded(int number) {
    Pull pull = Objects.requireNonNull(pulls.get(number), "a transfer without a pull");
    pull.transfer = Transfers.NONE;
    if (isReachable(pull.node)) {
      sim.after(registry.unpackNs(pull.download), unpacked, pull.node, number);
    } else {
      tryAgain(pull);
    }
  }

  private void onUnpacked(int node, long number) {
    Pull pull = pulls.get((int) number);
    if (pull != null) {
      if (!nodes.isDiskFull(node)) {
        store.add(node, pull.image);
      }
      end(pull, !nodes.isDiskFull(node));
    }
  }

  private void end(Pull pull, boolean arrived) {
    pulls.remove(pull.number);
    sim.trace().add(arrived ? ImageTrace.PULLED : ImageTrace.FAILED, pull.node, 0, 0, pull.image);
    pull.tasks.forEach(task -> listener.pulled(pull.node, task, arrived));
  }
}
