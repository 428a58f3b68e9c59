package io.dryswarm.models.csi;

import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.store.VolumeObject.PublishState;
import io.dryswarm.models.store.VolumeObject.PublishStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The leader's volume manager: has volumes made, attached, detached and unmade, one volume after another. Made anew for each leadership.
 *
 * <p>Source: moby/swarmkit manager/csi/manager.go, plugin.go.
 */
final class VolumeManager implements LeaderComponent {
  /** For all calls about one volume in one attempt, nanoseconds. */
  static final long PATIENCE_NS = 15_000_000_000L;

  static final String NO_NODE_ID =
      "rpc error: code = FailedPrecondition desc = CSI node ID not found for given Swarm node ID";

  private static final long QUEUE_TIMER = 0;

  private final int manager;
  private final CsiPlugins plugins;
  private final VolumeManagerEffects news;
  private final PluginContact contact;
  private final VolumeQueue queue = new VolumeQueue();
  private final TreeMap<String, TreeSet<Integer>> nodesOf = new TreeMap<>();
  private boolean isBusy;
  private boolean isPumping;
  private boolean isStopped;
  private @Nullable StoreView view;
  private @Nullable ComponentEffects out;

  VolumeManager(int manager, CsiPlugins plugins, VolumeManagerEffects news) {
    this.manager = manager;
    this.plugins = plugins;
    this.news = news;
    this.contact = new PluginContact(plugins, manager);
  }

  @Override
  public String name() {
    return "csi.manager";
  }

  /** Every volume is looked at once: most need nothing. */
  @Override
  public void start(StoreView storeView, ComponentEffects effects) {
    view = storeView;
    out = effects;
    storeView.nodes().forEach(this::learnNode);
    storeView.volumes().forEach(volume -> queue.enqueue(volume.id(), 0, effects.nowNs()));
    pump();
  }

  /** Leadership lost: answers that come later are nobody's. */
  void stop() {
    isStopped = true;
  }

  @Override
  public void onEvent(StoreEvent event, StoreView storeView, ComponentEffects effects) {
    if (event.object() instanceof NodeObject node) {
      if (event.op() == StoreEvent.Op.REMOVE) {
        nodesOf.values().forEach(known -> known.remove(node.id()));
      } else {
        learnNode(node);
      }
    } else if (event.object() instanceof VolumeObject volume
        && event.op() != StoreEvent.Op.REMOVE) {
      queue.enqueue(volume.id(), 0, effects.nowNs());
      pump();
    }
  }

  @Override
  public void onTimer(long key, StoreView storeView, ComponentEffects effects) {
    pump();
  }

  /** What a node says of its plugins counts only if the manager has the plugin, too; it is never taken back while the node exists. */
  private void learnNode(NodeObject node) {
    for (CsiInfo info : node.description().csi()) {
      if (plugins.isInstalled(info.plugin(), manager)) {
        nodesOf.computeIfAbsent(info.plugin(), plugin -> new TreeSet<>()).add(node.id());
      }
    }
  }

  private void pump() {
    if (isPumping) {
      return;
    }
    isPumping = true;
    while (!isBusy && !isStopped) {
      VolumeQueue.Entry entry = queue.poll(out().nowNs());
      if (entry == null) {
        await(queue.nextDueNs());
        break;
      }
      isBusy = true;
      handle(new Attempt(entry, out().nowNs() + PATIENCE_NS));
    }
    isPumping = false;
  }

  private void await(long dueNs) {
    if (dueNs < 0) {
      out().disarm(QUEUE_TIMER);
    } else {
      out().arm(QUEUE_TIMER, dueNs - out().nowNs());
    }
  }

  private void handle(Attempt attempt) {
    VolumeObject volume = view().volume(attempt.entry.volume());
    if (volume == null) {
      attempt.end();
    } else if (volume.info() == null) {
      make(volume, attempt);
    } else if (volume.pendingDelete()) {
      unmake(volume, attempt);
    } else {
      attempt.walk(volume);
    }
  }

  /** A plugin that makes no volumes is taken to know them by their names. */
  private void make(VolumeObject volume, Attempt attempt) {
    String driver = volume.spec().driver();
    String problem = contact(driver);
    if (!problem.isEmpty()) {
      attempt.fail(volume, manager, problem);
    } else if (!contact.isController(driver)) {
      made(volume, new VolumeObject.Info(volume.spec().name(), List.of()), attempt);
    } else {
      attempt.call(CsiCall.CREATE, volume, -1, answer -> {
        if (answer.isDone()) {
          made(volume, Objects.requireNonNull(answer.made()), attempt);
        } else {
          attempt.fail(volume, manager, answer.error());
        }
      });
    }
  }

  private void made(VolumeObject volume, VolumeObject.Info info, Attempt attempt) {
    news.happened(VolumeNews.CREATED, volume.id(), manager, 0, volume.spec().name());
    out()
        .update(
            tx -> {
              VolumeObject stored = tx.volume(volume.id());
              if (stored != null) {
                tx.update(stored.withInfo(info));
              }
            },
            attempt::end);
  }

  private void unmake(VolumeObject volume, Attempt attempt) {
    String problem = contact(volume.spec().driver());
    if (!problem.isEmpty()) {
      attempt.fail(volume, manager, problem);
      return;
    }
    attempt.call(CsiCall.DELETE, volume, -1, answer -> {
      if (answer.isDone()) {
        news.happened(VolumeNews.DELETED, volume.id(), manager, 0, volume.spec().name());
        out().update(tx -> remove(volume.id(), tx), attempt::end);
      } else {
        attempt.fail(volume, manager, answer.error());
      }
    });
  }

  private static void remove(int volume, StoreTx tx) {
    VolumeObject stored = tx.volume(volume);
    if (stored != null) {
      tx.remove(stored);
    }
  }

  /** Why the plugin cannot be called; empty if it can. */
  private String contact(String driver) {
    if (!plugins.isInstalled(driver, manager)) {
      return CsiPlugins.notFound(driver);
    }
    return contact.connect(driver) ? "" : CsiHost.UNREACHABLE.error();
  }

  private StoreView view() {
    return Objects.requireNonNull(view, "not started");
  }

  private ComponentEffects out() {
    return Objects.requireNonNull(out, "not started");
  }

  /** One attempt at what one volume needs. */
  private final class Attempt {
    final VolumeQueue.Entry entry;
    private final long deadlineNs;

    Attempt(VolumeQueue.Entry entry, long deadlineNs) {
      this.entry = entry;
      this.deadlineNs = deadlineNs;
    }

    void call(CsiCall call, VolumeObject volume, int node, Consumer<CsiAnswer> answer) {
      VolumeObject.Info info = volume.info();
      String id = info == null ? volume.spec().name() : info.pluginId();
      CsiRequest request =
          new CsiRequest(call, manager, volume.spec().driver(), id, volume.spec(), node);
      plugins.call(request, deadlineNs - out().nowNs(), answered -> {
        if (!isStopped) {
          answer.accept(answered);
        }
      });
    }

    void end() {
      isBusy = false;
      pump();
    }

    void fail(VolumeObject volume, int node, String error) {
      tell(volume, node, error);
      again();
    }

    private void tell(VolumeObject volume, int node, String error) {
      String text = volume.spec().name() + ": " + error;
      news.happened(VolumeNews.FAILED, volume.id(), node, entry.attempt(), text);
    }

    private void again() {
      queue.enqueue(entry.volume(), entry.attempt() + 1, out().nowNs());
      end();
    }

    /** Visits the statuses in their order, one call after another, and stores them all at the end. */
    void walk(VolumeObject volume) {
      new Walk(volume, this).next(0);
    }
  }

  /** The statuses of one volume on their ways, as they were read at the beginning of the attempt. */
  private final class Walk {
    private final VolumeObject volume;
    private final Attempt attempt;
    private final List<PublishStatus> after = new ArrayList<>();
    private boolean isChanged;
    private boolean hasFailed;

    Walk(VolumeObject volume, Attempt attempt) {
      this.volume = volume;
      this.attempt = attempt;
    }

    void next(int position) {
      if (position == volume.published().size()) {
        store();
        return;
      }
      PublishStatus status = volume.published().get(position);
      switch (status.state()) {
        case PENDING_PUBLISH -> attach(status, () -> next(position + 1));
        case PENDING_CONTROLLER_UNPUBLISH -> detach(status, () -> next(position + 1));
        case PUBLISHED, PENDING_NODE_UNPUBLISH -> {
          after.add(status);
          next(position + 1);
        }
      }
    }

    private void attach(PublishStatus status, Runnable then) {
      String driver = volume.spec().driver();
      boolean isKnown = nodesOf.getOrDefault(driver, new TreeSet<>()).contains(status.node());
      if (!plugins.isInstalled(driver, manager)) {
        failed(status, "error publishing volume: ", CsiPlugins.notFound(driver), then);
      } else if (!contact.attaches(driver)) {
        attached(status, then);
      } else if (!isKnown) {
        failed(status, "error publishing volume: ", NO_NODE_ID, then);
      } else {
        attempt.call(CsiCall.ATTACH, volume, status.node(), answer -> {
          if (answer.isDone()) {
            attached(status, then);
          } else {
            failed(status, "error publishing volume: ", answer.error(), then);
          }
        });
      }
    }

    private void attached(PublishStatus status, Runnable then) {
      isChanged = true;
      after.add(new PublishStatus(status.node(), PublishState.PUBLISHED));
      tell(VolumeNews.ATTACHED, status);
      then.run();
    }

    private void detach(PublishStatus status, Runnable then) {
      String driver = volume.spec().driver();
      if (!plugins.isInstalled(driver, manager)) {
        failed(status, "error unpublishing volume: ", CsiPlugins.notFound(driver), then);
      } else if (!contact.attaches(driver)) {
        detached(status, then);
      } else {
        attempt.call(CsiCall.DETACH, volume, status.node(), answer -> {
          if (answer.isDone()) {
            detached(status, then);
          } else {
            failed(status, "error unpublishing volume: ", answer.error(), then);
          }
        });
      }
    }

    private void detached(PublishStatus status, Runnable then) {
      isChanged = true;
      tell(VolumeNews.DETACHED, status);
      then.run();
    }

    private void tell(VolumeNews what, PublishStatus status) {
      news.happened(what, volume.id(), status.node(), 0, volume.spec().name());
    }

    private void failed(PublishStatus status, String what, String error, Runnable then) {
      isChanged = true;
      hasFailed = true;
      after.add(new PublishStatus(status.node(), status.state(), what + error));
      attempt.tell(volume, status.node(), error);
      then.run();
    }

    private void store() {
      if (!isChanged) {
        attempt.end();
        return;
      }
      out()
          .update(
              tx -> {
                VolumeObject stored = tx.volume(volume.id());
                if (stored != null) {
                  tx.update(stored.withPublished(after));
                }
              },
              hasFailed ? attempt::again : attempt::end);
    }
  }
}
