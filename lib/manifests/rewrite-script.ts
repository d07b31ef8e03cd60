import { PYTORCH_INIT } from '../catalog/cluster-images';
import { type ManifestFile, script, textFile } from './manifest-file';

/** What Helm 4 calls the script by. Helm 3 takes its path. */
export const HELM_PLUGIN = 'rewrite-images';

/** The folder that Helm 4 finds it in. */
export const HELM_PLUGIN_FOLDER = 'helm-plugins';

/**
 * Reads the manifests of a release and keeps them in `written`, image by image turned to the registry of the site.
 *
 * Beside `image:` it turns the values of variables that name a known image: operators start pods from them. And it gives the training
 * operator the option that names the image of its init container, which is built in otherwise.
 */
const REWRITE = String.raw`
  # What tells repositories apart, whichever way they are written.
  function key(name,   slash, host) {
    slash = index(name, "/")
    host = substr(name, 1, slash - 1)
    if (slash == 0) return "docker.io/library/" name
    if (host ~ /^[A-Z_]+$/ || host ~ /\.dkr\.ecr\./) return "ecr/" substr(name, slash + 1)
    if (host !~ /[.:]/ && host != "localhost") return "docker.io/" name
    return name
  }
  # Everything behind the repository: a tag, a digest or both.
  function suffix(image,   name) {
    name = image
    sub(/@.*/, "", name)
    if (name ~ /:[^\/]*$/) sub(/:[^:]*$/, "", name)
    return substr(image, length(name) + 1)
  }
  function target(image) {
    return mirrors[key(substr(image, 1, length(image) - length(suffix(image))))]
  }
  function scalar(line) {
    sub(/^[^:]*:[ \t]*/, "", line)
    sub(/[ \t]+#.*$/, "", line)
    gsub(/["\047 \t\r]/, "", line)
    return line
  }
  function rewritten(line, image) {
    found[image] = target(image)
    return substr(line, 1, index(line, ":")) " " target(image) suffix(image) (line ~ /\r$/ ? "\r" : "")
  }
  # A definition of a kind has fields that are called image, and runs nothing.
  function flush(   i, option) {
    for (i = 1; i <= lines; i++) {
      written[++count] = definition ? raw[i] : document[i]
      if (trains && raw[i] ~ /^ *- *"?\/manager"?\r?$/ && target(INIT_IMAGE) != "") {
        option = raw[i]
        sub(/-.*$/, "- INIT_OPTION=" target(INIT_IMAGE) suffix(INIT_IMAGE), option)
        written[++count] = option
        found[INIT_IMAGE] = target(INIT_IMAGE)
      }
    }
    if (!definition) {
      for (i in missing) refused[i] = 1
      for (i in found) listed[i] = found[i]
    }
    lines = 0; definition = 0; trains = 0; split("", missing); split("", found)
  }
  BEGIN {
    while ((read = (getline row < ENVIRON["TABLE"])) > 0) {
      sub(/\r$/, "", row)
      if (row ~ /^#/ || row == "") continue
      split(row, field, "\t")
      mirrors[key(field[1])] = field[2]
      mirrors[key(field[2])] = field[2]
    }
    if (read < 0) { refused[ENVIRON["TABLE"] " cannot be read"] = 1 }
  }
  /^---/ { flush() }
  /^kind: *"?CustomResourceDefinition/ { definition = 1 }
  /^ *control-plane: *"?kubeflow-training-operator/ { trains = 1 }
  {
    raw[++lines] = $0
    document[lines] = $0
    if ($0 ~ /^[ -]*["\047]?image["\047]?[ \t]*:[ \t]*[^ \t\r#]/) {
      image = scalar($0)
      if (target(image) == "") missing["image " image " is not in images.tsv"] = 1
      else document[lines] = rewritten($0, image)
    } else if ($0 ~ /^[ -]*value[ \t]*:[ \t]*[^ \t\r#]/) {
      image = scalar($0)
      if (suffix(image) != "" && target(image) != "") document[lines] = rewritten($0, image)
    } else if ($0 !~ /^ *#/ && $0 ~ /[{,][ \t]*["\047]?image["\047]?[ \t]*:/) {
      missing["an image in braces is not understood: " $0] = 1
    }
  }
  END {
    flush()
    for (what in refused) { print "rewrite-images.sh: " what | "sort >&2"; bad = 1 }
    if (bad) { close("sort >&2"); exit 1 }
    if (ENVIRON["MODE"] == "list") {
      for (image in listed) print image "\t" listed[image] | "sort"
      close("sort")
    } else for (i = 1; i <= count; i++) print written[i]
  }`;

/** A Helm post-renderer that lets only mirrored images through. */
export const REWRITE_SCRIPT: ManifestFile = script('rewrite-images.sh', [
  '#!/bin/sh',
  '# Helm post-renderer: reads manifests and writes them with every image taken from the registry of the site.',
  '# When an image is not in images.tsv, it says so and ends with 1, and Helm installs nothing.',
  '# With --list it prints what it found in place of manifests: image <tab> repository at the site.',
  'set -eu',
  'TABLE=$(cd "$(dirname "$0")" && pwd)/images.tsv',
  'case ${1:-} in',
  "'') MODE=write ;;",
  '--list) MODE=list ;;',
  '*) echo "rewrite-images.sh: $1 is no option; there is --list" >&2; exit 2 ;;',
  'esac',
  'export TABLE MODE',
  "exec awk '",
  ...REWRITE.replaceAll('INIT_IMAGE', `"${PYTORCH_INIT.image.source}:${PYTORCH_INIT.tag}"`)
    .replaceAll('INIT_OPTION', PYTORCH_INIT.option)
    .trimStart()
    .split('\n'),
  "'",
]);

/** The same as a plugin, the only kind of post-renderer that Helm 4 knows (https://helm.sh/docs/plugins/migrate, read 2026-11-22). */
export const REWRITE_PLUGIN: ManifestFile = textFile(`${HELM_PLUGIN_FOLDER}/${HELM_PLUGIN}/plugin.yaml`, [
  '# What Helm 4 finds rewrite-images.sh by.',
  'apiVersion: v1',
  'type: postrenderer/v1',
  `name: ${HELM_PLUGIN}`,
  'version: 1.0.0',
  'runtime: subprocess',
  'runtimeConfig:',
  '  platformCommand:',
  '    - command: ${HELM_PLUGIN_DIR}/../../rewrite-images.sh',
]);
