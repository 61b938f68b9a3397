using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dudao.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SettlementReasonVersion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReasonVersion",
                table: "LeafSettlement",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReasonVersion",
                table: "LeafSettlement");
        }
    }
}
