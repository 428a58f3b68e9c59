package io.dryswarm.docker.host;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.docker.client.Docker;
import io.dryswarm.docker.client.Invocation;
import io.dryswarm.docker.client.Outcome;
import io.dryswarm.docker.client.service.ServiceProgress;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineApi;
import io.dryswarm.docker.json.GoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs Docker's commands in virtual time. */
public final class DockerHost {
  private final Simulation sim;
  private final EngineApi engines;
  private final Docker docker = new Docker();
  private final SlotEvent resume;
  private final TreeMap<Long, Runnable> paused = new TreeMap<>();
  private long lastPause;

  public DockerHost(Simulation sim, EngineApi engines) {
    this.sim = sim;
    this.engines = engines;
    this.resume = sim.define("docker.resume", (node, number) -> {
      Runnable next = paused.remove(number);
      if (next != null) {
        next.run();
      }
    });
  }

  /** The client, for those who want to know its commands. */
  public Docker client() {
    return docker;
  }

  /**
   * Types a command on a node.
   *
   * @param done is told how it ended, once; never, if it waits to the end of the run
   */
  public void run(int node, Invocation invocation, Consumer<Outcome> done) {
    run(node, invocation, (outcome, hasWatched) -> done.accept(outcome));
  }

  /** The same, for those who want to know what came of it. */
  public void run(int node, Invocation invocation, Done done) {
    new Running(node, invocation, done).advance();
  }

  /** Is told how a command ended. */
  public interface Done {
    /**
     * @param hasWatched whether the swarm took what was asked, so that the command watched a service; an error is then the service's
     */
    void ended(Outcome outcome, boolean hasWatched);
  }

  private void pause(int node, long ns, Runnable next) {
    paused.put(++lastPause, next);
    sim.after(ns, resume, node, lastPause);
  }

  private long epochNs() {
    return GoTime.epochNs(sim.nowNs());
  }

  /** A command between its first and its last line. */
  private final class Running {
    private final int node;
    private final Invocation invocation;
    private final Done done;
    private final List<Object> answers = new ArrayList<>();
    private boolean isRunning;
    private boolean isAnswered;
    private boolean hasWatched;

    Running(int node, Invocation invocation, Done done) {
      this.node = node;
      this.invocation = invocation;
      this.done = done;
    }

    /** Runs it as far as it goes. An answer that comes at once does not call this again, but lets the loop go on. */
    void advance() {
      isRunning = true;
      Outcome outcome = null;
      do {
        isAnswered = false;
        try {
          outcome = docker.run(invocation, new RepeatedSession(answers, epochNs()));
        } catch (Suspended suspended) {
          send(suspended);
        }
      } while (outcome == null && isAnswered);
      isRunning = false;
      if (outcome != null) {
        done.ended(outcome, hasWatched);
      }
    }

    private void send(Suspended suspended) {
      if (suspended.request != null) {
        engines.request(node, suspended.request, this::answered);
      } else if (suspended.progress != null) {
        hasWatched = true;
        new Watch(this, suspended.progress).go(suspended.progress.look());
      }
    }

    void answered(Object answer) {
      answers.add(answer);
      isAnswered = true;
      if (!isRunning) {
        advance();
      }
    }
  }

  /** Drives the watching of a service. */
  private final class Watch {
    private final Running command;
    private final ServiceProgress progress;
    private boolean isSending;
    private @Nullable EngineAnswer early;

    Watch(Running command, ServiceProgress progress) {
      this.command = command;
      this.progress = progress;
    }

    void go(ServiceProgress.Step first) {
      ServiceProgress.Step step = first;
      while (step instanceof ServiceProgress.Ask ask) {
        early = null;
        isSending = true;
        engines.request(command.node, ask.request(), this::answered);
        isSending = false;
        EngineAnswer answer = early;
        if (answer == null) {
          return;
        }
        step = progress.answered(answer, epochNs());
      }
      if (step instanceof ServiceProgress.Pause pause) {
        pause(command.node, pause.ns(), () -> go(progress.look()));
      } else if (step instanceof ServiceProgress.Done end) {
        command.answered(end.ending());
      }
    }

    private void answered(EngineAnswer answer) {
      if (isSending) {
        early = answer;
      } else {
        go(progress.answered(answer, epochNs()));
      }
    }
  }
}
