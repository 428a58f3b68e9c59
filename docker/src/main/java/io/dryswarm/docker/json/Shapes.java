package io.dryswarm.docker.json;

/** The forms of the objects of a swarm. */
public final class Shapes {
  private static final Shape DRIVER = Shape.of("Name? Options?");

  private static final Shape FILE = Shape.of("Name='' UID='' GID='' Mode=0");

  private static final Shape SECRET_REFERENCE =
      Shape.of("File SecretID='' SecretName=''").with("File", FILE);

  private static final Shape CONFIG_REFERENCE = Shape.of("File? Runtime? ConfigID='' ConfigName=''")
      .with("File", FILE)
      .with("Runtime", Shape.of("-?"));

  private static final Shape MOUNT = Shape.of(
          "Type? Source? Target? ReadOnly? Consistency? BindOptions? VolumeOptions?"
              + " ImageOptions? TmpfsOptions? ClusterOptions?")
      .with(
          "BindOptions",
          Shape.of("Propagation? NonRecursive? CreateMountpoint? ReadOnlyNonRecursive?"
              + " ReadOnlyForceRecursive?"))
      .with(
          "VolumeOptions",
          Shape.of("NoCopy? Labels? Subpath? DriverConfig?").with("DriverConfig", DRIVER))
      .with("ImageOptions", Shape.of("Subpath?"))
      .with("TmpfsOptions", Shape.of("SizeBytes? Mode? Options?"))
      .with("ClusterOptions", Shape.of("-?"));

  private static final Shape HEALTH =
      Shape.of("Test? Interval? Timeout? StartPeriod? StartInterval? Retries?");

  private static final Shape PRIVILEGES = Shape.of(
          "CredentialSpec SELinuxContext Seccomp? AppArmor? NoNewPrivileges?")
      .with("CredentialSpec", Shape.of("Config='' File='' Registry=''"))
      .with("SELinuxContext", Shape.of("Disable=false User='' Role='' Type='' Level=''"))
      .with("Seccomp", Shape.of("Mode? Profile?"))
      .with("AppArmor", Shape.of("Mode?"));

  private static final Shape CONTAINER = Shape.of(
          "Image? Labels? Command? Args? Hostname? Env? Dir? User? Groups? Privileges? Init*"
              + " StopSignal? TTY? OpenStdin? ReadOnly? Mounts? StopGracePeriod* Healthcheck?"
              + " Hosts? DNSConfig? Secrets? Configs? Isolation? Sysctls? CapabilityAdd?"
              + " CapabilityDrop? Ulimits? OomScoreAdj?")
      .with("Privileges", PRIVILEGES)
      .with("Mounts", MOUNT)
      .with("Healthcheck", HEALTH)
      .with("DNSConfig", Shape.of("Nameservers? Search? Options?"))
      .with("Secrets", SECRET_REFERENCE)
      .with("Configs", CONFIG_REFERENCE)
      .with("Ulimits", Shape.of("Name='' Hard=0 Soft=0"));

  private static final Shape GENERIC = Shape.of("NamedResourceSpec? DiscreteResourceSpec?")
      .with("NamedResourceSpec", Shape.of("Kind? Value?"))
      .with("DiscreteResourceSpec", Shape.of("Kind? Value?"));

  private static final Shape RESOURCES = Shape.of("Limits? Reservations?")
      .with("Limits", Shape.of("NanoCPUs? MemoryBytes? Pids?"))
      .with(
          "Reservations",
          Shape.of("NanoCPUs? MemoryBytes? GenericResources?").with("GenericResources", GENERIC));

  private static final Shape ATTACHMENT = Shape.of("Target? Aliases? DriverOpts?");

  /** What the tasks of a service have in common. */
  public static final Shape TASK_SPEC = Shape.of(
          "ContainerSpec? PluginSpec? NetworkAttachmentSpec? Resources? RestartPolicy?"
              + " Placement? Networks? LogDriver? ForceUpdate=0 Runtime?")
      .with("ContainerSpec", CONTAINER)
      .with("Resources", RESOURCES)
      .with("RestartPolicy", Shape.of("Condition? Delay* MaxAttempts* Window*"))
      .with(
          "Placement",
          Shape.of("Constraints? Preferences? MaxReplicas? Platforms?")
              .with(
                  "Preferences", Shape.of("Spread").with("Spread", Shape.of("SpreadDescriptor=''")))
              .with("Platforms", Shape.of("Architecture? OS?")))
      .with("Networks", ATTACHMENT)
      .with("LogDriver", DRIVER);

  private static final Shape MODE = Shape.of("Replicated? Global? ReplicatedJob? GlobalJob?")
      .with("Replicated", Shape.of("Replicas*"))
      .with("Global", Shape.of("-?"))
      .with("ReplicatedJob", Shape.of("MaxConcurrent* TotalCompletions*"))
      .with("GlobalJob", Shape.of("-?"));

  private static final Shape UPDATE =
      Shape.of("Parallelism=0 Delay? FailureAction? Monitor? MaxFailureRatio=0 Order=''");

  private static final Shape PORT =
      Shape.of("Name? Protocol? TargetPort? PublishedPort? PublishMode?");

  private static final Shape ENDPOINT_SPEC = Shape.of("Mode? Ports?").with("Ports", PORT);

  /** A service as users want it. */
  public static final Shape SERVICE_SPEC = Shape.of(
          "Name? Labels TaskTemplate={} Mode={} UpdateConfig? RollbackConfig? Networks?"
              + " EndpointSpec?")
      .with("TaskTemplate", TASK_SPEC)
      .with("Mode", MODE)
      .with("UpdateConfig", UPDATE)
      .with("RollbackConfig", UPDATE)
      .with("Networks", ATTACHMENT)
      .with("EndpointSpec", ENDPOINT_SPEC);

  private static final Shape VERSION = Shape.of("Index?");

  /** A service as it is. */
  public static final Shape SERVICE = Shape.of(
          "ID='' Version? CreatedAt? UpdatedAt? Spec? PreviousSpec? Endpoint? UpdateStatus?"
              + " ServiceStatus? JobStatus?")
      .with("Version", VERSION)
      .with("Spec", SERVICE_SPEC)
      .with("PreviousSpec", SERVICE_SPEC)
      .with(
          "Endpoint",
          Shape.of("Spec? Ports? VirtualIPs?")
              .with("Spec", ENDPOINT_SPEC)
              .with("Ports", PORT)
              .with("VirtualIPs", Shape.of("NetworkID? Addr?")))
      .with("UpdateStatus", Shape.of("State? StartedAt? CompletedAt? Message?"))
      .with("ServiceStatus", Shape.of("RunningTasks=0 DesiredTasks=0 CompletedTasks=0"))
      .with("JobStatus", Shape.of("JobIteration? LastExecution?").with("JobIteration", VERSION));

  private Shapes() {}
}
