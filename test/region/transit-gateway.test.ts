import { App, Stack, Tags } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import {
  CellNetwork,
  type CellNetworkProps,
  type Hosting,
  type ITransitGateway,
  PrivateRegion,
  ServiceStatus,
  TransitGateway,
  type TransitGatewayProps,
} from '../../lib/region';
import { aiFactory, expectCode, ordinaryRegion, stackOf } from './fixture';

const GATEWAY = '5f294f92-bafb-4011-916d-9b0bec0ffee0';
const ATTACHMENT = 'tgw-attach-0123456789abcdef0';

/** A transit gateway in a stack of its own. */
function transit(overrides: Partial<TransitGatewayProps> = {}, hosting: Hosting = ordinaryRegion()) {
  const app = new App();
  const stack = stackOf(hosting, 'transit', app);
  const region = new PrivateRegion(stackOf(hosting, 'region', app), 'Region', { siteId: 'bravo', hosting });
  const gateway = new TransitGateway(stack, 'Transit', { region, siteCidr: '10.64.0.0/16', ...overrides });
  return { app, stack, region, gateway, template: () => Template.fromStack(stack) };
}

/** A cell that is attached to it, in a stack of its own. */
function attached(gateway: Partial<TransitGatewayProps> = {}, cell: Partial<CellNetworkProps> = {}) {
  const { app, region, gateway: transitGateway } = transit(gateway);
  return addCell(app, region, transitGateway, cell);
}

function addCell(
  app: App,
  region: PrivateRegion,
  transitGateway: ITransitGateway | undefined,
  { cellId = 'one', cidr = '10.64.0.0/20', ...overrides }: Partial<CellNetworkProps> = {},
) {
  const stack = stackOf(region.hosting, `network-${cellId}`, app);
  const homeZone = region.hosting.zones[0]?.name;
  const network = new CellNetwork(stack, 'Network', { region, cellId, cidr, homeZone, transitGateway, ...overrides });
  return { network, stack, template: () => Template.fromStack(stack) };
}

function destinations(template: Template, type: string): string[] {
  return Object.values(template.findResources(type))
    .map(({ Properties }) => Properties.DestinationCidrBlock)
    .sort();
}

describe('a transit gateway', () => {
  test('associates, propagates and accepts nothing by itself', () => {
    transit()
      .template()
      .hasResourceProperties('AWS::EC2::TransitGateway', {
        AmazonSideAsn: 64_513,
        AutoAcceptSharedAttachments: 'disable',
        DefaultRouteTableAssociation: 'disable',
        DefaultRouteTablePropagation: 'disable',
        Description: 'Site bravo: cells and premises',
        Tags: [{ Key: 'Name', Value: 'bravo' }],
      });
  });

  test('outlives its stack and its replacement', () => {
    transit().template().hasResource('AWS::EC2::TransitGateway', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('has a route table for cells and one for the premises, which no tag of the app replaces', () => {
    const { stack, template } = transit();
    Tags.of(stack).add('cost-centre', '4711');

    const tables = Object.values(template().findResources('AWS::EC2::TransitGatewayRouteTable'));

    expect(tables.map(({ Properties }) => Properties.Tags)).toEqual([
      [{ Key: 'Name', Value: 'bravo-cells' }],
      [{ Key: 'Name', Value: 'bravo-premises' }],
    ]);
  });

  test.each([64_512, 65_534, 4_200_000_000, 4_294_967_294])('takes the private number %d', (amazonSideAsn) => {
    transit({ amazonSideAsn })
      .template()
      .hasResourceProperties('AWS::EC2::TransitGateway', { AmazonSideAsn: amazonSideAsn });
  });

  test.each([64_511, 65_535, 4_199_999_999, 4_294_967_295, 64_512.5])(
    'fails when its number is %d',
    (amazonSideAsn) => {
      expectCode('AIF-NET-115', () => transit({ amazonSideAsn }));
    },
  );

  test('fails when the range of the site is none', () => {
    expectCode('AIF-NET-101', () => transit({ siteCidr: '10.64.0.0' }));
  });

  test('fails when the premises have the range of the site', () => {
    expectCode('AIF-NET-120', () => transit({ onPremisesCidrs: ['10.64.128.0/24'] }));
  });

  test('fails when the factory does not have what it needs', () => {
    expectCode('AIF-REGION-012', () => transit({}, aiFactory({ services: { ec2: ServiceStatus.UNAVAILABLE } })));
  });

  test('fails when its stack may be deployed anywhere', () => {
    const { region } = transit();

    expectCode(
      'AIF-REGION-010',
      () => new TransitGateway(new Stack(), 'Transit', { region, siteCidr: '10.64.0.0/16' }),
    );
  });
});

describe('Direct Connect', () => {
  test('is told the range of the site', () => {
    const { template } = transit({ directConnect: { gatewayId: GATEWAY }, onPremisesCidrs: ['10.0.0.0/16'] });

    template().hasResourceProperties('AWS::DirectConnect::DirectConnectGatewayAssociation', {
      DirectConnectGatewayId: GATEWAY,
      AssociatedGatewayId: { Ref: Match.stringLikeRegexp('Transit') },
      AllowedPrefixesToDirectConnectGateway: ['10.64.0.0/16'],
    });
  });

  test('is told other ranges when they are given, in any order', () => {
    const { template } = transit({
      directConnect: { gatewayId: GATEWAY, allowedPrefixes: ['10.64.16.0/20', '10.64.0.0/20', '10.64.16.0/20'] },
    });

    template().hasResourceProperties('AWS::DirectConnect::DirectConnectGatewayAssociation', {
      AllowedPrefixesToDirectConnectGateway: ['10.64.0.0/20', '10.64.16.0/20'],
    });
  });

  test('gets no routes before the attachment is known', () => {
    const { template } = transit({ directConnect: { gatewayId: GATEWAY }, onPremisesCidrs: ['10.0.0.0/16'] });

    template().resourceCountIs('AWS::EC2::TransitGatewayRoute', 0);
    template().resourceCountIs('AWS::EC2::TransitGatewayRouteTableAssociation', 0);
  });

  test('gets routes for cells, and looks traffic from the premises up in their own table, once it is', () => {
    const { template } = transit({
      directConnect: { gatewayId: GATEWAY, attachmentId: ATTACHMENT },
      onPremisesCidrs: ['192.168.0.0/16', '10.0.0.0/16', '10.0.0.0/16'],
    });

    template().hasResource('AWS::EC2::TransitGatewayRouteTableAssociation', {
      Properties: {
        TransitGatewayAttachmentId: ATTACHMENT,
        TransitGatewayRouteTableId: { Ref: Match.stringLikeRegexp('premises') },
      },
      DependsOn: [Match.stringLikeRegexp('DirectConnect')],
    });
    template().allResourcesProperties('AWS::EC2::TransitGatewayRoute', {
      TransitGatewayAttachmentId: ATTACHMENT,
      TransitGatewayRouteTableId: { Ref: Match.stringLikeRegexp('cells') },
    });
    expect(destinations(template(), 'AWS::EC2::TransitGatewayRoute')).toEqual(['10.0.0.0/16', '192.168.0.0/16']);
  });

  test.each(['my-gateway', '5F294F92-BAFB-4011-916D-9B0BEC0FFEE0', `${GATEWAY}0`])(
    'fails when the gateway is called %s',
    (gatewayId) => {
      expectCode('AIF-NET-117', () => transit({ directConnect: { gatewayId } }));
    },
  );

  test.each(['tgw-0123456789abcdef0', 'tgw-attach-0123'])('fails when the attachment is %s', (attachmentId) => {
    expectCode('AIF-NET-118', () => transit({ directConnect: { gatewayId: GATEWAY, attachmentId } }));
  });

  test.each([0, 201])('fails when %d ranges are announced', (count) => {
    const allowedPrefixes = Array.from({ length: count }, (_, index) => `10.64.${index}.0/24`);

    expectCode('AIF-NET-119', () => transit({ directConnect: { gatewayId: GATEWAY, allowedPrefixes } }));
  });

  test('fails when a range of the premises is announced to them', () => {
    expectCode('AIF-NET-120', () =>
      transit({
        onPremisesCidrs: ['10.0.0.0/16'],
        directConnect: { gatewayId: GATEWAY, allowedPrefixes: ['10.0.0.0/8'] },
      }),
    );
  });

  test('fails when the factory does not have it', () => {
    const services = { ec2: ServiceStatus.LOCAL, directconnect: ServiceStatus.UNAVAILABLE };

    expectCode('AIF-REGION-012', () => transit({ directConnect: { gatewayId: GATEWAY } }, aiFactory({ services })));
  });
});

describe('an attached cell', () => {
  test('has subnets of their own for the attachment, one a zone, which no other route table serves', () => {
    const { template } = attached();

    template().hasResourceProperties('AWS::EC2::TransitGatewayAttachment', {
      SubnetIds: [
        { Ref: Match.stringLikeRegexp('transiteucentral1a') },
        { Ref: Match.stringLikeRegexp('transiteucentral1b') },
      ],
      Tags: [{ Key: 'Name', Value: 'bravo-one' }],
    });
    template().hasResourceProperties('AWS::EC2::Subnet', { CidrBlock: '10.64.1.192/28' });
    template().resourceCountIs('AWS::EC2::RouteTable', 5);
  });

  test('has its traffic looked up in the table of cells', () => {
    attached()
      .template()
      .hasResourceProperties('AWS::EC2::TransitGatewayRouteTableAssociation', {
        TransitGatewayRouteTableId: { 'Fn::ImportValue': Match.stringLikeRegexp('Transitcells') },
        TransitGatewayAttachmentId: { Ref: Match.stringLikeRegexp('NetworkTransit') },
      });
  });

  test('is found by the premises and by other cells, with its routable range only', () => {
    const routes = Object.values(attached().template().findResources('AWS::EC2::TransitGatewayRoute'));

    expect(routes.map(({ Properties }) => Properties.DestinationCidrBlock)).toEqual(['10.64.0.0/20', '10.64.0.0/20']);
    expect(JSON.stringify(routes)).toMatch(/Transitpremises.*Transitcells/);
    expect(JSON.stringify(routes)).not.toContain('100.64.0.0');
  });

  test('reaches the site and the premises from services, data and control plane, never from nodes', () => {
    const { template } = attached({}, { onPremisesCidrs: ['10.0.0.0/16', '192.168.0.0/16'] });
    const routes = Object.values(template().findResources('AWS::EC2::Route')).map(({ Properties }) => Properties);

    for (const role of ['services', 'data', 'controlPlane']) {
      expect(
        routes
          .filter(({ RouteTableId }) => RouteTableId.Ref.startsWith(`NetworkSubnetsroutes${role}`))
          .map(({ DestinationCidrBlock }) => DestinationCidrBlock),
      ).toEqual(['10.64.0.0/16', '10.0.0.0/16', '192.168.0.0/16']);
    }
    expect(routes).toHaveLength(9);
  });

  test('gets its routes after its attachment', () => {
    const { template } = attached();

    for (const route of Object.values(template().findResources('AWS::EC2::Route'))) {
      expect(route.DependsOn).toEqual([expect.stringMatching(/^NetworkTransit/)]);
    }
  });

  test('is kept from other cells when asked to', () => {
    const { template } = attached({ connectCells: false }, { onPremisesCidrs: ['10.0.0.0/16'] });

    expect(destinations(template(), 'AWS::EC2::Route')).toEqual(['10.0.0.0/16', '10.0.0.0/16', '10.0.0.0/16']);
    expect(JSON.stringify(template().findResources('AWS::EC2::TransitGatewayRoute'))).not.toContain('Transitcells');
  });

  test('that is the whole site has no route to itself', () => {
    attached({ siteCidr: '10.64.0.0/20' }).template().resourceCountIs('AWS::EC2::Route', 0);
  });

  test('costs the same number of resources however many cells there are', () => {
    const { app, region, gateway } = transit();
    const cells = [0, 16, 32, 48].map((octet, index) =>
      addCell(app, region, gateway, { cellId: `cell-${index}`, cidr: `10.64.${octet}.0/20` }),
    );

    const counts = cells.map(({ template }) => Object.keys(template().toJSON().Resources).length);

    expect(new Set(counts).size).toBe(1);
  });

  test('keeps what it had, whether it is attached later or not', () => {
    const resources = (withGateway: boolean) => {
      const { app, region, gateway } = transit();
      return addCell(app, region, withGateway ? gateway : undefined)
        .template()
        .toJSON().Resources;
    };

    expect(resources(true)).toMatchObject(resources(false));
  });

  test('works with a transit gateway that is made elsewhere', () => {
    const { app, region, stack } = transit();
    const gateway = TransitGateway.fromTransitGatewayAttributes(stack, 'Imported', {
      region,
      transitGatewayId: 'tgw-0123456789abcdef0',
      cellRouteTableId: 'tgw-rtb-0123456789abcdef0',
      premisesRouteTableId: 'tgw-rtb-0123456789abcdef1',
      siteCidr: '10.64.0.0/16',
    });

    addCell(app, region, gateway).template().hasResourceProperties('AWS::EC2::TransitGatewayRoute', {
      TransitGatewayRouteTableId: 'tgw-rtb-0123456789abcdef1',
      DestinationCidrBlock: '10.64.0.0/20',
    });
  });

  test.each(['10.64.0.0/20', '10.64.0.0/19'])('fails when another cell has addresses of its range %s', (cidr) => {
    const { app, region, gateway } = transit();
    addCell(app, region, gateway);

    expectCode('AIF-NET-129', () => addCell(app, region, gateway, { cellId: 'two', cidr }));
  });

  test('fails when its range is outside the site', () => {
    expectCode('AIF-NET-116', () => attached({}, { cidr: '10.65.0.0/20' }));
  });

  test.each([
    [40, 0],
    [41, 1],
  ])('with %d on-premises ranges warns %d times of the quota of routes', (ranges, warnings) => {
    const onPremisesCidrs = Array.from({ length: ranges }, (_, index) => `10.0.${index}.0/24`);
    const { stack } = attached({}, { onPremisesCidrs });

    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('AIF-NET-121'))).toHaveLength(warnings);
  });
});
