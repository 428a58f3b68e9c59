package io.dryswarm.models.agent;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.csi.CsiPlugins;
import io.dryswarm.models.csi.NodeVolumes;
import io.dryswarm.models.dispatcher.AgentPort;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.dispatcher.DispatcherReply;
import io.dryswarm.models.secrets.ContainerFiles;
import io.dryswarm.models.secrets.ContainerFiles.MountedFile;
import io.dryswarm.models.secrets.NodeConfigs;
import io.dryswarm.models.secrets.NodeSecrets;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The agents of all nodes: turns the wishes of their machines into timers, messages and engine calls, and what comes back into calls. It
 * connects itself to the dispatcher, the engine and the nodes.
 */
public final class AgentHost implements AgentPort, EngineListener, NodeListener {
  final Simulation sim;
  final Nodes nodes;
  EngineFarewell farewell = EngineFarewell.NONE;
  final AgentSpec spec;
  final int managers;
  final ContainerEngine engine;
  final DispatcherHost dispatcher;
  final List<NodeObject.Description> descriptions;
  final boolean[] hasManager;
  final NodeTemplates templates;
  final List<StreamDice> dice = new ArrayList<>();
  final List<AgentState> agents = new ArrayList<>();
  final List<NodeEffects> effects = new ArrayList<>();
  final List<AttachmentListener> attachmentListeners = new ArrayList<>();
  final List<NodeObjectListener> nodeListeners = new ArrayList<>();
  final List<KeyListener> keyListeners = new ArrayList<>();
  final SlotEvent start;
  final SlotEvent timer;
  final SlotEvent retry;

  @Nullable
  SlotEvent volumeTimer;

  final List<VolumeEffects> volumeEffects = new ArrayList<>();
  CsiPlugins plugins = CsiPlugins.NONE;

  /**
   * @param managers     number of managers; they are the nodes 0..managers-1 and use their own
   * @param descriptions what each node's agent tells of it, by node
   */
  public AgentHost(
      Simulation sim,
      Nodes nodes,
      AgentSpec spec,
      int managers,
      ContainerEngine engine,
      DispatcherHost dispatcher,
      List<NodeObject.Description> descriptions) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.managers = managers;
    this.engine = engine;
    this.dispatcher = dispatcher;
    this.descriptions = new ArrayList<>(descriptions);
    this.templates = new NodeTemplates(nodes::name, this.descriptions::get);
    this.hasManager = new boolean[nodes.count()];
    for (int node = 0; node < nodes.count(); node++) {
      hasManager[node] = node < managers;
      dice.add(new StreamDice(sim.streams().stream("agent.session", node)));
      agents.add(new AgentState(newSession(node), new NodeVolumes(node, plugins)));
      effects.add(new NodeEffects(this, node));
      volumeEffects.add(new VolumeEffects(this, node));
    }
    this.start = sim.define("agent.start", this::onStart).ownedBy(Owners.ENGINE);
    this.timer = sim.define("agent.timer", this::onTimer).ownedBy(Owners.ENGINE);
    this.retry = sim.define("agent.task-retry", this::onRetry).ownedBy(Owners.ENGINE);
    dispatcher.connect(this);
    engine.connect(this);
    nodes.addListener(this);
  }

  /** The CSI plugins of all nodes; call before the run. */
  public void connectPlugins(CsiPlugins all) {
    plugins = all;
    volumeTimer = sim.define("agent.volumes", this::onVolumeTimer).ownedBy(Owners.ENGINE);
    for (int node = 0; node < agents.size(); node++) {
      agents.get(node).volumes = new NodeVolumes(node, all);
    }
  }

  /** CSI plugins of the node have begun or ceased to answer; its agent notices at its next poll. */
  public void pluginsChanged(int node) {
    if (nodes.isUp(node) && !agents.get(node).isOutside) {
      announce(node, described(node));
    }
  }

  /** Whether every cluster volume that the task was given is ready on its node. */
  public boolean areVolumesReady(int node, TaskObject task) {
    NodeVolumes volumes = agents.get(node).volumes;
    return task.volumes().stream().allMatch(attached -> volumes.isReady(attached.volume()));
  }

  /** The cluster volumes of the node. */
  public NodeVolumes volumes(int node) {
    return agents.get(node).volumes;
  }

  /** The description with those CSI plugins that answer. */
  private NodeObject.Description described(int node) {
    NodeObject.Description description = descriptions.get(node);
    if (description.csi().isEmpty()) {
      return description;
    }
    List<String> names = description.csi().stream().map(CsiInfo::plugin).toList();
    List<String> answering = agents.get(node).volumes.described(names);
    return description.withCsi(description.csi().stream()
        .filter(info -> answering.contains(info.plugin()))
        .toList());
  }

  /** At time 0: every agent registers within {@link AgentSpec#startSpreadNs}, and the managers' proxies start. */
  public void bootstrap() {
    dispatcher.bootstrap();
    for (int node = 0; node < nodes.count(); node++) {
      RandomStream phase = sim.streams().stream("agent.start", node);
      sim.after(phase.nextLong(0, spec.startSpreadNs()), start, node, nodes.generation(node));
    }
  }

  /** Tasks assigned to the node as its agent has them, by id; empty while the node is down. */
  public List<TaskObject> assigned(int node) {
    return agents.get(node).worker.tasks();
  }

  /** The node's own address on each network, as far as the managers' word has reached it; empty after the engine's end. */
  public List<NodeObject.Attachment> attachments(int node) {
    return agents.get(node).attachments;
  }

  /** What the node holds in memory. */
  public NodeSecrets secrets(int node) {
    return agents.get(node).secrets;
  }

  /** The configs that the node holds in memory. */
  public NodeConfigs configs(int node) {
    return agents.get(node).configs;
  }

  /** The files that a container of the task would get now, as far as they can be written. */
  public List<MountedFile> files(int node, TaskObject task) {
    return filesOf(templates.filledIn(node, task, agents.get(node)));
  }

  private static List<MountedFile> filesOf(AssignedTask task) {
    return ContainerFiles.of(task.task(), task.secrets(), task.configs());
  }

  /** Who knows the labels of a task's service, for its templates. */
  public void onLabels(Function<TaskObject, SortedMap<String, String>> labels) {
    templates.labels(labels);
  }

  /** No message may leave a secret behind that no task of the node names. */
  void checkSecrets(int node) {
    List<String> violations = secretViolations(node);
    if (!violations.isEmpty()) {
      sim.check(false, "a secret only where a task needs it: " + violations);
    }
  }

  /** Secrets on nodes that have no task for them, one sentence each; empty in every sound run. */
  public List<String> secretViolations() {
    List<String> violations = new ArrayList<>();
    for (int node = 0; node < nodes.count(); node++) {
      violations.addAll(secretViolations(node));
    }
    return violations;
  }

  private List<String> secretViolations(int node) {
    return secrets(node)
        .violations(nodes.name(node), assigned(node), agents.get(node).volumes.secrets());
  }

  /** Adds somebody who is told of new {@link #attachments}, in order of registration. */
  public void onAttachments(AttachmentListener listener) {
    attachmentListeners.add(listener);
  }

  /** Adds somebody who is told of the network keys, in order of registration. */
  public void onKeys(KeyListener listener) {
    keyListeners.add(listener);
  }

  /** Adds somebody who is told of every message about the node, in order of registration. */
  public void onNode(NodeObjectListener listener) {
    nodeListeners.add(listener);
  }

  /** The node is in no swarm until {@link #join}: call before the run, or let it {@link #leave}. */
  public void outside(int node) {
    agents.get(node).isOutside = true;
  }

  /** Whether the node is in no swarm. */
  public boolean isOutside(int node) {
    return agents.get(node).isOutside;
  }

  /** The node has become a member of the swarm: its agent registers. */
  public void join(int node) {
    AgentState agent = agents.get(node);
    if (agent.isOutside) {
      agent.isOutside = false;
      if (nodes.isUp(node)) {
        begin(node);
      }
    }
  }

  /** {@code docker swarm leave}: containers are removed, the managers are not told, the engine runs on. Facts 4.1.9, 4.4.37. */
  public void leave(int node) {
    end(node, () -> {
      agents.get(node).disk.clear();
      outside(node);
    });
  }

  /** What engines do between their last container and their end. */
  public void onEnding(EngineFarewell newFarewell) {
    farewell = newFarewell;
  }

  /** SIGTERM to the engine: its session is silent from now on, containers are removed, then the engine ends. Facts 4.4.37. */
  public void stopEngine(int node) {
    if (nodes.isUp(node)) {
      agents.get(node).session.stop(effects.get(node));
      end(node, () -> farewell.begin(node, () -> nodes.stopEngine(node)));
    }
  }

  private void end(int node, Runnable left) {
    AgentState agent = agents.get(node);
    if (agent.isOutside) {
      left.run();
    } else if (agent.onLeft == null) {
      agent.onLeft = left;
      agent.worker.leave(effects.get(node));
      endIfEmpty(node);
    }
  }

  /** The agent waits until its last container is gone; until then its session lives. */
  private void endIfEmpty(int node) {
    AgentState agent = agents.get(node);
    Runnable left = agent.onLeft;
    if (left != null && agent.worker.isEmpty()) {
      agent.onLeft = null;
      agent.session.stop(effects.get(node));
      sim.trace().add(AgentTrace.LEFT, node);
      left.run();
    }
  }

  /** What the engine finds of the node has changed; the agent notices at its next poll. Facts 1.2.18. */
  public void describe(int node, NodeObject.Description description) {
    descriptions.set(node, description);
    announce(node, description);
  }

  private void announce(int node, NodeObject.Description description) {
    AgentState agent = agents.get(node);
    agent.session.describe(description);
    long sinceNs = (sim.nowNs() - agent.startedNs) % spec.descriptionPollNs();
    if (nodes.isUp(node) && !agent.isOutside) {
      effects.get(node).arm(AgentTimer.DESCRIPTION, spec.descriptionPollNs() - sinceNs);
    }
  }

  /** A manager has started or ended on the node; its agent prefers its own manager. Facts 4.4.27. */
  public void localManager(int node, boolean runs) {
    hasManager[node] = runs;
    agents.get(node).session.localManager(runs);
  }

  @Override
  public void crashed(int node) {
    AgentState agent = agents.get(node);
    for (long handle : agent.timers) {
      sim.cancel(handle);
    }
    agent.pauses.values().forEach(sim::cancel);
    sim.cancel(agent.volumeTimer);
    agent.reset(newSession(node), new NodeVolumes(node, plugins));
  }

  /** The agent takes its tasks up from the disk and registers. */
  @Override
  public void booted(int node) {
    if (!agents.get(node).isOutside) {
      begin(node);
    }
  }

  private void begin(int node) {
    AgentState agent = agents.get(node);
    agent.startedNs = sim.nowNs();
    agent.session.describe(described(node));
    agent.worker.resume(agent.disk.values(), effects.get(node));
    agent.session.start(effects.get(node));
  }

  private AgentMachine newSession(int node) {
    AgentMachine session = new AgentMachine(
        spec, node, managers, descriptions.get(node), nodes.generation(node), dice.get(node));
    session.localManager(hasManager[node]);
    return session;
  }

  private void onStart(int node, long generation) {
    if (nodes.isUp(node) && nodes.generation(node) == generation && !agents.get(node).isOutside) {
      begin(node);
    }
  }

  private void onTimer(int node, long number) {
    agents.get(node).session.timeout(AgentTimer.of((int) number), effects.get(node));
  }

  private void onRetry(int node, long task) {
    agents.get(node).pauses.remove((int) task);
    tell(node, (int) task, TaskManagerMachine::retry);
  }

  private void onVolumeTimer(int node, long arg) {
    agents.get(node).volumeTimer = EventCalendar.NONE;
    agents.get(node).volumes.timeout(volumeEffects.get(node));
  }

  @Override
  public void received(int node, long connection, DispatcherReply reply) {
    agents.get(node).session.receive(connection, reply, effects.get(node));
  }

  @Override
  public void prepared(int node, int task) {
    tell(node, task, TaskManagerMachine::prepared);
  }

  @Override
  public void cancelled(int node, int task) {
    tell(node, task, TaskManagerMachine::cancelled);
  }

  @Override
  public void started(int node, int task) {
    tell(node, task, TaskManagerMachine::started);
  }

  @Override
  public void failed(int node, int task, int exitCode, String err) {
    tell(node, task, (manager, out) -> manager.failed(exitCode, err, out));
  }

  @Override
  public void exited(int node, int task, int exitCode, String cause) {
    tell(node, task, (manager, out) -> manager.exited(exitCode, cause, out));
  }

  @Override
  public void removed(int node, int task) {
    if (nodes.isUp(node)) {
      agents.get(node).worker.removed(task);
      endIfEmpty(node);
    }
  }

  @Override
  public void stopped(int node, int task) {
    tell(node, task, TaskManagerMachine::stopped);
  }

  /** A task that was given up, or lost with the engine, hears nothing any more. */
  private void tell(int node, int task, BiConsumer<TaskManagerMachine, TaskEffects> news) {
    TaskManagerMachine manager = agents.get(node).worker.manager(task);
    if (nodes.isUp(node) && manager != null) {
      news.accept(manager, effects.get(node));
    }
  }
}
