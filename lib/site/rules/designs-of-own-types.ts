import { catalogueOf } from '../catalogue-of';
import type { UnplacedProblem } from '../problem';
import { rule } from './rule';

/** Racks of a design of this release hold what they did when the site describes their instance type itself. */
export const designsFitOwnTypes = rule(['catalogue', 'racks'], (site) => {
  const { instanceTypes, rackDesigns } = site.catalogue;
  const catalogue = catalogueOf(site);
  const own = new Set(rackDesigns.map(({ id }) => id));
  const used = [...new Set(site.racks.map(({ design }) => design))].filter((id) => !own.has(id)).sort();
  return instanceTypes.flatMap(({ name, accelerators, ultraServer }, index) =>
    used
      .flatMap((id) => catalogue.rackDesign(id) ?? [])
      .filter((design) => design.instanceType === name)
      .flatMap((design): UnplacedProblem[] => {
        const held = design.nodes * accelerators;
        const together = ultraServer?.nodes ?? 1;
        const contradiction = (key: string, message: string): UnplacedProblem => ({
          code: 'AIF-CAT-006',
          severity: 'error',
          path: ['catalogue', 'instanceTypes', index, key],
          message: `rack design "${design.id}" ${message}`,
          help: `Correct the type, or describe the design in \`catalogue.rackDesigns\`, too: under the same id, what stands there replaces it.`,
        });
        return [
          ...(held === design.accelerators
            ? []
            : [
                contradiction(
                  'accelerators',
                  `has ${design.accelerators} accelerators, and its ${design.nodes} servers of ${name} would have ${held}`,
                ),
              ]),
          ...(design.nodes % together === 0
            ? []
            : [
                contradiction(
                  'ultraServer',
                  `has ${design.nodes} servers of ${name}, which would come in UltraServers of ${together}`,
                ),
              ]),
        ];
      }),
  );
});
