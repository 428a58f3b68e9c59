package io.dryswarm.models.csi;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cluster volumes of one node in one life of its engine: made ready when they are assigned, let go when they are withdrawn, one after
 * another, and again after a pause where that failed.
 *
 * <p>Source: moby/swarmkit agent/csi/volumes.go, agent/csi/plugin/plugin.go.
 */
public final class NodeVolumes {
  /** For all calls about one volume in one attempt, nanoseconds. */
  static final long PATIENCE_NS = 15_000_000_000L;

  private record Wish(VolumeAssignment assignment, boolean isRemoved) {}

  private final int node;
  private final CsiPlugins plugins;
  private final PluginContact contact;
  private final TreeMap<Integer, Wish> wishes = new TreeMap<>();
  private final VolumeQueue queue = new VolumeQueue();

  /** Staged or published in this life of the engine; {@code true} if published now. */
  private final TreeMap<Integer, Boolean> handled = new TreeMap<>();

  private boolean isBusy;
  private boolean isPumping;

  public NodeVolumes(int node, CsiPlugins plugins) {
    this.node = node;
    this.plugins = plugins;
    this.contact = new PluginContact(plugins, node);
  }

  /**
   * Which of these plugins tell the engine of the node now, when it describes itself. A plugin that the node does not have says nothing.
   */
  public List<String> described(List<String> drivers) {
    return drivers.stream()
        .filter(driver -> plugins.isInstalled(driver, node))
        .filter(driver -> contact.connect(driver) && plugins.answers(driver, node))
        .toList();
  }

  /** Takes up the changes of a set of assignments: what goes, then what comes. Even what is known already is done again. */
  public void assign(
      List<VolumeAssignment> removed, List<VolumeAssignment> added, NodeVolumesEffects out) {
    removed.forEach(volume -> wish(new Wish(volume, true), out));
    added.forEach(volume -> wish(new Wish(volume, false), out));
    pump(out);
  }

  private void wish(Wish wish, NodeVolumesEffects out) {
    wishes.put(wish.assignment().volume(), wish);
    queue.enqueue(wish.assignment().volume(), 0, out.nowNs());
  }

  /** Whether tasks of the node can use the volume. */
  public boolean isReady(int volume) {
    Wish wish = wishes.get(volume);
    return wish != null && !wish.isRemoved() && handled.getOrDefault(volume, false);
  }

  /** Ids of the secrets of all its volumes, as the swarm writes them. */
  public TreeSet<String> secrets() {
    TreeSet<String> secrets = new TreeSet<>();
    wishes
        .values()
        .forEach(
            wish -> secrets.addAll(wish.assignment().spec().request().secrets().values()));
    return secrets;
  }

  /** What the node was told of the volume; {@code null} if nothing. */
  public @Nullable VolumeAssignment assignment(int volume) {
    Wish wish = wishes.get(volume);
    return wish == null ? null : wish.assignment();
  }

  public void timeout(NodeVolumesEffects out) {
    pump(out);
  }

  private void pump(NodeVolumesEffects out) {
    if (isPumping) {
      return;
    }
    isPumping = true;
    while (!isBusy) {
      VolumeQueue.Entry entry = queue.poll(out.nowNs());
      if (entry == null) {
        await(queue.nextDueNs(), out);
        break;
      }
      isBusy = true;
      begin(entry, out);
    }
    isPumping = false;
  }

  private static void await(long dueNs, NodeVolumesEffects out) {
    if (dueNs < 0) {
      out.disarm();
    } else {
      out.arm(dueNs - out.nowNs());
    }
  }

  private void begin(VolumeQueue.Entry entry, NodeVolumesEffects out) {
    Wish wish = wishes.get(entry.volume());
    if (wish == null) {
      end(out);
      return;
    }
    Attempt attempt = new Attempt(entry, wish, out);
    String driver = wish.assignment().spec().driver();
    if (!plugins.isInstalled(driver, node)) {
      attempt.fail("cannot get plugin " + driver + ": " + CsiPlugins.notFound(driver));
    } else if (wish.isRemoved()) {
      attempt.letGo();
    } else {
      attempt.makeReady();
    }
  }

  private void end(NodeVolumesEffects out) {
    isBusy = false;
    pump(out);
  }

  /** One attempt at one volume, with the wish as it was when it began. */
  private final class Attempt {
    private final VolumeQueue.Entry entry;
    private final VolumeAssignment volume;
    private final String driver;
    private final NodeVolumesEffects out;
    private final long deadlineNs;

    Attempt(VolumeQueue.Entry entry, Wish wish, NodeVolumesEffects out) {
      this.entry = entry;
      this.volume = wish.assignment();
      this.driver = volume.spec().driver();
      this.out = out;
      this.deadlineNs = out.nowNs() + PATIENCE_NS;
    }

    /** Staging is repeated with every attempt; whether it is needed is known after the first contact only. */
    void makeReady() {
      if (contact.stages(driver)) {
        call(CsiCall.STAGE, () -> {
          handled.put(entry.volume(), false);
          publish();
        });
      } else {
        publish();
      }
    }

    private void publish() {
      call(CsiCall.PUBLISH, () -> {
        handled.put(entry.volume(), true);
        out.happened(VolumeNews.MOUNTED, entry.volume(), 0, volume.spec().name());
        out.published(entry.volume());
        end(out);
      });
    }

    /** What this life of the engine published, it does not unstage. */
    void letGo() {
      call(CsiCall.UNPUBLISH, () -> {
        boolean isOwn = handled.containsKey(entry.volume());
        handled.replace(entry.volume(), false);
        if (contact.stages(driver) && !isOwn) {
          call(CsiCall.UNSTAGE, this::gone);
        } else {
          gone();
        }
      });
    }

    private void gone() {
      out.happened(VolumeNews.UNMOUNTED, entry.volume(), 0, volume.spec().name());
      out.unpublished(entry.volume());
      end(out);
    }

    private void call(CsiCall call, Runnable done) {
      if (!contact.connect(driver)) {
        fail(CsiHost.UNREACHABLE.error());
        return;
      }
      CsiRequest request =
          new CsiRequest(call, node, driver, volume.pluginId(), volume.spec(), node);
      plugins.call(request, deadlineNs - out.nowNs(), answer -> {
        if (answer.isDone()) {
          done.run();
        } else {
          fail(answer.error());
        }
      });
    }

    void fail(String error) {
      String text = volume.spec().name() + ": " + error;
      out.happened(VolumeNews.FAILED, entry.volume(), entry.attempt(), text);
      queue.enqueue(entry.volume(), entry.attempt() + 1, out.nowNs());
      end(out);
    }
  }
}
