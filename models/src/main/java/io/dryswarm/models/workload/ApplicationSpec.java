package io.dryswarm.models.workload;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.dns.AnswerCaching;
import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviour.Ending;
import io.dryswarm.models.executor.ContainerBehaviour.Health;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What the program in an image does with requests, and by itself.
 *
 * @param name          for reports; the service's short name or the image
 * @param workers       requests served at the same time
 * @param backlog       connections that wait for a worker; the SYN of the next one is dropped
 * @param startNs       process start until it listens and its loop begins, nanoseconds
 * @param firstStartNs  the same when its volume is empty (a database that initialises itself)
 * @param dataTarget    mount point of the volume that holds its tables; empty = tables die with the process
 * @param handlers      what it does for each request, by request name
 * @param onStart       done once before the loop, for example connecting
 * @param loop          repeated for ever beside the handlers; empty = none
 * @param container     how its container starts, ends and answers health probes
 * @param sizes         how much requests and answers carry, by request name; {@link MessageSizes#SMALL} where nothing is said
 * @param keepaliveNs   idle time after which the kernel probes its kept connections, nanoseconds
 * @param answerCaching how long it keeps what a name resolved to
 * @param settings      what it reads when it starts, and whom it lets in
 */
public record ApplicationSpec(
    String name,
    int workers,
    int backlog,
    Distribution startNs,
    Distribution firstStartNs,
    String dataTarget,
    SortedMap<String, List<Step>> handlers,
    List<Step> onStart,
    List<Step> loop,
    SortedMap<String, PoolSpec> pools,
    String healthAsks,
    ContainerBehaviour container,
    SortedMap<String, MessageSizes> sizes,
    long keepaliveNs,
    AnswerCaching answerCaching,
    SettingsSpec settings) {
  /** Linux's own: two hours. */
  public static final long KERNEL_KEEPALIVE_NS = 2 * Time.HOUR;

  /**
   * A program that runs for ever, ends with 0 when it is told to, and is healthy as long as it listens.
   *
   * @param stopNs stop signal until the process has ended by itself, nanoseconds
   */
  public ApplicationSpec(
      String name,
      int workers,
      int backlog,
      Distribution startNs,
      Distribution firstStartNs,
      Distribution stopNs,
      String dataTarget,
      SortedMap<String, List<Step>> handlers,
      List<Step> onStart,
      List<Step> loop) {
    this(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        Collections.emptySortedMap(),
        "",
        ContainerBehaviour.PLAIN
            .withOnStopSignal(new Ending(stopNs, 0))
            .withHealth(Health.LISTENING),
        Collections.emptySortedMap(),
        KERNEL_KEEPALIVE_NS,
        AnswerCaching.NONE,
        SettingsSpec.NONE);
  }

  /** Under what name the application stands that a service runs only with this image: after an update. */
  public static String nameWithImage(String service, String image) {
    return service + " " + image;
  }

  /** Under what name the application stands that any service runs with this image, unless it has one of its own. */
  public static String nameOfImage(String image) {
    return nameWithImage("", image);
  }

  /** Whether an application of this name belongs to the service: to itself, or to it with some image. */
  public static boolean isOf(String service, String applicationName) {
    return applicationName.equals(service)
        || applicationName.startsWith(nameWithImage(service, ""));
  }

  public ApplicationSpec withName(String newName) {
    return new ApplicationSpec(
        newName,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        pools,
        healthAsks,
        container,
        sizes,
        keepaliveNs,
        answerCaching,
        settings);
  }

  public ApplicationSpec withHandlers(SortedMap<String, List<Step>> newHandlers) {
    return new ApplicationSpec(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        newHandlers,
        onStart,
        loop,
        pools,
        healthAsks,
        container,
        sizes,
        keepaliveNs,
        answerCaching,
        settings);
  }

  public ApplicationSpec withPools(SortedMap<String, PoolSpec> newPools) {
    return new ApplicationSpec(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        newPools,
        healthAsks,
        container,
        sizes,
        keepaliveNs,
        answerCaching,
        settings);
  }

  public ApplicationSpec withHealthAsks(String newRequest) {
    return new ApplicationSpec(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        pools,
        newRequest,
        container,
        sizes,
        keepaliveNs,
        answerCaching,
        settings);
  }

  public ApplicationSpec withSizes(SortedMap<String, MessageSizes> newSizes) {
    return new ApplicationSpec(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        pools,
        healthAsks,
        container,
        newSizes,
        keepaliveNs,
        answerCaching,
        settings);
  }

  public ApplicationSpec withKeepaliveNs(long newKeepaliveNs) {
    return new ApplicationSpec(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        pools,
        healthAsks,
        container,
        sizes,
        newKeepaliveNs,
        answerCaching,
        settings);
  }

  public ApplicationSpec withAnswerCaching(AnswerCaching newCaching) {
    return new ApplicationSpec(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        pools,
        healthAsks,
        container,
        sizes,
        keepaliveNs,
        newCaching,
        settings);
  }

  public ApplicationSpec withSettings(SettingsSpec newSettings) {
    return new ApplicationSpec(
        name,
        workers,
        backlog,
        startNs,
        firstStartNs,
        dataTarget,
        handlers,
        onStart,
        loop,
        pools,
        healthAsks,
        container,
        sizes,
        keepaliveNs,
        answerCaching,
        newSettings);
  }
}
