import { z } from 'zod';
import { cidr } from './primitives';

const asn = z
  .union([z.int().min(64_512).max(65_534), z.int().min(4_200_000_000).max(4_294_967_294)], {
    error: 'must be a private number: 64512 to 65534, or 4200000000 to 4294967294',
  })
  .default(64_513)
  .meta({
    title: 'Autonomous system number',
    description:
      'Private BGP number of the Amazon side, another one than that of the Direct Connect gateway. It can never be changed.',
  });

const directConnect = z
  .strictObject({
    gatewayId: z
      .string()
      .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
        error: 'must be the id of a Direct Connect gateway, 32 hexadecimal digits in five groups',
      })
      .meta({
        title: 'Direct Connect gateway',
        description: 'Id of the gateway that your lines end at.',
        examples: ['5f294f92-bafb-4011-916d-9b0bec0ffee0'],
      }),
    attachmentId: z
      .string()
      .regex(/^tgw-attach-[0-9a-f]{8,17}$/, {
        error: 'must be the id of an attachment, such as tgw-attach-0123456789abcdef0',
      })
      .optional()
      .meta({
        title: 'Attachment',
        description:
          'Id of the attachment that AWS makes for the gateway, as ec2 describe-transit-gateway-attachments prints it. Known after the first deployment; routes to the premises follow with the second.',
      }),
    allowedPrefixes: z
      .array(cidr)
      .min(1)
      .max(200)
      .optional()
      .meta({
        title: 'Allowed prefixes',
        description: 'Ranges that are announced to the premises. By default the range of the site.',
        examples: [['10.64.0.0/16']],
      }),
  })
  .meta({ title: 'Direct Connect', description: 'The way to the premises.' });

/** What connects the cells of a site with each other and with the premises. */
export const transitGateway = z
  .strictObject({
    amazonSideAsn: asn,
    connectCells: z.boolean().default(true).meta({
      title: 'Connect cells',
      description:
        'Whether cells reach the routable ranges of each other. Security groups still decide what gets in; node ranges are never routed.',
    }),
    directConnect: directConnect.optional(),
  })
  .meta({
    title: 'Transit gateway',
    description: 'Connects the cells of the site with each other and with the premises.',
  });
