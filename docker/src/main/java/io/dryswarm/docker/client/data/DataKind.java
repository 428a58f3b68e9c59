package io.dryswarm.docker.client.data;

/** Secrets and configs, which Docker treats much alike. */
enum DataKind {
  SECRET("secret", "Secret", 500 * 1024),
  CONFIG("config", "Config", 1000 * 1024);

  final String word;
  final String title;
  final int limitBytes;

  DataKind(String word, String title, int limitBytes) {
    this.word = word;
    this.title = title;
    this.limitBytes = limitBytes;
  }

  /** Of the docker command. */
  String command(String verb) {
    return "docker " + word + " " + verb;
  }

  String argument() {
    return word.toUpperCase(java.util.Locale.ROOT);
  }

  /** Of the API. */
  String path() {
    return "/" + word + "s";
  }
}
